package se.kassa.checkout;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.kassa.discount.Discount;
import se.kassa.discount.DiscountRejection;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.settings.ShopSettings;

/**
 * The form at checkout: the customer, the shipping method and the discount code. All fields are optional where a payment
 * page follows, for it asks for what is missing.
 */
@Named("customerForm")
@RequestScoped
public class CustomerFormBean {

    /** Stands for all countries that the shop does not ship to. */
    static final String OTHER_COUNTRY = "OTHER";

    @Inject
    private CheckoutSession shopper;

    @Inject
    private CheckoutBean checkout;

    @Inject
    private ShopSettings settings;

    @Inject
    private Language language;

    private CustomerForm form;

    @PostConstruct
    void open() {
        form = CustomerForm.of(
                shopper.type(), shopper.customer(), settings.countries().get(0));
    }

    /** Saves the valid values and brings the order up to date. Shows an error beside each invalid field. */
    public String save() {
        checkout.chooseDelivery();
        Set<CustomerForm.InvalidField> mistakes = EnumSet.noneOf(CustomerForm.InvalidField.class);
        Customer customer = form.toCustomer(settings.countries(), checkout.isPickup(), mistakes);
        if (!mistakes.contains(CustomerForm.InvalidField.COUNTRY)) {
            shopper.update(form.getType(), customer);
        }
        Optional<DiscountRejection> rejection = checkout.useCode();
        String next = checkout.enter();
        mistakes.forEach(this::showError);
        rejection.ifPresent(this::showRejection);
        boolean wrong = !mistakes.isEmpty() || rejection.isPresent();
        return wrong && checkout.isStaying() ? null : next;
    }

    /** Completes an order with nothing to pay, or shows an error beside each field that such an order needs. */
    public String complete() {
        List<String> missing = checkout.isFree() ? form.missingFields(checkout.isPickup()) : List.of();
        if (missing.isEmpty()) {
            return checkout.complete();
        }
        String text = Texts.shop(language.getLocale()).get("invalid.MISSING");
        missing.forEach(field -> showError(field, text));
        return null;
    }

    /** Removes the discount code in use, and saves everything else. */
    public String dropCode() {
        checkout.dropCode();
        return save();
    }

    private void showRejection(DiscountRejection rejection) {
        String text = Texts.shop(language.getLocale())
                .format("discount.refused." + rejection, Discount.canonical(checkout.getCode()));
        showError("code", text);
    }

    private void showError(CustomerForm.InvalidField mistake) {
        String text = Texts.shop(language.getLocale()).format("invalid." + mistake.name(), countryNames());
        showError(mistake.field(), text);
    }

    private static void showError(String field, String text) {
        FacesContext.getCurrentInstance()
                .addMessage("buyer:" + field, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
    }

    private String countryNames() {
        return settings.countries().stream().map(this::countryName).collect(Collectors.joining(", "));
    }

    /** The countries that the shop ships to, and {@code OTHER}. */
    public List<String> getCountries() {
        List<String> countries = new ArrayList<>(settings.countries());
        countries.add(OTHER_COUNTRY);
        return countries;
    }

    public String countryName(String code) {
        return code.equals(OTHER_COUNTRY)
                ? Texts.shop(language.getLocale()).get("country.other")
                : language.countryName(code);
    }

    public List<CustomerType> getTypes() {
        return List.of(CustomerType.values());
    }

    /** Whether the shopper buys for a company, as saved. */
    public boolean isCompany() {
        return shopper.type() == CustomerType.COMPANY;
    }

    public CustomerForm getForm() {
        return form;
    }
}
