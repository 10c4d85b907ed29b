package se.kassa.checkout;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.settings.Settings;

/** The customer form at checkout. All fields are optional. */
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
    private Settings settings;

    @Inject
    private Language language;

    private CustomerForm form;

    @PostConstruct
    void open() {
        form = CustomerForm.of(
                shopper.type(), shopper.customer(), settings.countries().get(0));
    }

    /** Saves valid values and continues; otherwise shows an error beside each invalid field. */
    public String save() {
        List<CustomerForm.InvalidField> mistakes = new ArrayList<>();
        Customer customer = form.toCustomer(settings.countries(), mistakes);
        if (mistakes.isEmpty()) {
            shopper.update(form.getType(), customer);
            return checkout.enter();
        }
        mistakes.forEach(this::showError);
        return null;
    }

    private void showError(CustomerForm.InvalidField mistake) {
        String text = Texts.shop(language.getLocale()).format("invalid." + mistake.name(), countryNames());
        FacesContext.getCurrentInstance()
                .addMessage("buyer:" + mistake.field(), new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
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

    /** Whether the form was filled in before. */
    public boolean isFilled() {
        return shopper.customer() != null;
    }

    public CustomerForm getForm() {
        return form;
    }
}
