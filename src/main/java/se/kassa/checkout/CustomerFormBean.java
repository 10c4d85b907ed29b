package se.kassa.checkout;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.settings.Settings;

/** The form in which the shopper may tell who buys. Everything in it may be left empty. */
@Named("customerForm")
@RequestScoped
public class CustomerFormBean {

    /** What the list of countries has besides those that the shop delivers to. */
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
                shopper.type(), shopper.consumer(), settings.countries().get(0));
    }

    /** Takes what was told and leads on, or says beside each field what is wrong with it. */
    public String save() {
        List<CustomerForm.Mistake> mistakes = new ArrayList<>();
        Customer consumer = form.toConsumer(settings.countries(), mistakes);
        if (mistakes.isEmpty()) {
            shopper.tell(form.getType(), consumer);
            return checkout.enter();
        }
        mistakes.forEach(this::tell);
        return null;
    }

    private void tell(CustomerForm.Mistake mistake) {
        String text = Texts.shop(language.getLocale()).format("wrong." + mistake.name(), countryNames());
        FacesContext.getCurrentInstance()
                .addMessage("buyer:" + mistake.field(), new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
    }

    private String countryNames() {
        return settings.countries().stream().map(this::countryName).collect(Collectors.joining(", "));
    }

    /** Where the shop delivers to, and a last one for everywhere else. */
    public List<String> getCountries() {
        List<String> countries = new ArrayList<>(settings.countries());
        countries.add(OTHER_COUNTRY);
        return countries;
    }

    public String countryName(String code) {
        Locale locale = language.getLocale();
        return code.equals(OTHER_COUNTRY)
                ? Texts.shop(locale).get("country.other")
                : new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }

    public List<CustomerType> getTypes() {
        return List.of(CustomerType.values());
    }

    /** Whether something was told before. */
    public boolean isTold() {
        return shopper.consumer() != null;
    }

    public CustomerForm getForm() {
        return form;
    }
}
