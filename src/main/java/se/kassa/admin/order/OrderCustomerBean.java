package se.kassa.admin.order;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.function.Supplier;
import se.kassa.admin.account.RequiresStaff;
import se.kassa.order.Customer;
import se.kassa.order.CustomerChange;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.order.PostalAddress;
import se.kassa.platform.contact.EmailAddress;
import se.kassa.platform.contact.Phone;
import se.kassa.platform.contact.Postcode;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.text.InputNormalizer;
import se.kassa.platform.web.NotFoundResponse;
import se.kassa.platform.web.RequestParameters;

/**
 * Backs the form by which staff correct names, contact and addresses of an order before it is shipped. Country and
 * company stay: VAT and invoices depend on them.
 */
@Named("orderCustomer")
@RequestScoped
public class OrderCustomerBean {

    private static final String FORM = "customer:";

    /** Fields of the form, each with the value of the customer until something else is entered. */
    public static class Fields {
        private String firstName;
        private String lastName;
        private String email;
        private String phone;
        private String line1;
        private String line2;
        private String zip;
        private String city;

        private Fields() {}

        public String getFirstName() {
            return firstName;
        }

        public void setFirstName(String text) {
            firstName = trimmed(text);
        }

        public String getLastName() {
            return lastName;
        }

        public void setLastName(String text) {
            lastName = trimmed(text);
        }

        public String getEmail() {
            return email;
        }

        public void setEmail(String text) {
            email = trimmed(text);
        }

        public String getPhone() {
            return phone;
        }

        public void setPhone(String text) {
            phone = trimmed(text);
        }

        public String getLine1() {
            return line1;
        }

        public void setLine1(String text) {
            line1 = trimmed(text);
        }

        public String getLine2() {
            return line2;
        }

        public void setLine2(String text) {
            line2 = trimmed(text);
        }

        public String getZip() {
            return zip;
        }

        public void setZip(String text) {
            zip = trimmed(text);
        }

        public String getCity() {
            return city;
        }

        public void setCity(String text) {
            city = trimmed(text);
        }

        private static String trimmed(String text) {
            String plain = text == null ? "" : InputNormalizer.strip(text);
            return plain.isEmpty() ? null : plain;
        }
    }

    @Inject
    private OrderRepository orders;

    @Inject
    private OrderAdmin actions;

    @Inject
    private Language language;

    private Order order;
    private Customer known;
    private Fields fields;
    private String deliveryName;

    @PostConstruct
    void read() {
        String number = RequestParameters.parameter("number");
        order = number == null ? null : orders.byNumber(number).orElse(null);
        known = order == null ? null : order.getCustomer().orElse(null);
        fields = new Fields();
        if (known != null) {
            PostalAddress address = known.getDeliveryAddress();
            deliveryName = known.getDeliveryName();
            fields.firstName = known.getFirstName();
            fields.lastName = known.getLastName();
            fields.email = known.getEmail();
            fields.phone = known.getPhone();
            fields.line1 = address.line1();
            fields.line2 = address.line2();
            fields.zip = address.zip();
            fields.city = address.city();
        }
    }

    /** Answers 404 if the customer can't be changed. Staff only. */
    @RequiresStaff
    public void load() {
        if (order == null || !order.isCustomerChangeable()) {
            NotFoundResponse.send();
        }
    }

    /** Saves the form and shows the order, or shows the form again with what is wrong. */
    public String save() {
        if (order == null || known == null) {
            return "/admin/orders.xhtml?faces-redirect=true";
        }
        Optional<Customer> changed = entered();
        if (changed.isEmpty()) {
            return null;
        }
        CustomerChange result = actions.changeCustomer(order, RequestParameters.parameter("shown"), changed.get());
        if (result == CustomerChange.CONFLICT) {
            error(null, Texts.admin(language.getLocale()).get("customer.conflict"));
            return null;
        }
        String status = result == CustomerChange.CHANGED
                ? "status=CUSTOMER_CHANGED"
                : result == CustomerChange.UNCHANGED ? "status=UNCHANGED_CUSTOMER" : "refused=CUSTOMER";
        return "/admin/order.xhtml?faces-redirect=true&number=" + order.getNumber() + "&" + status;
    }

    /** Empty if something is wrong. */
    private Optional<Customer> entered() {
        String country = known.getDeliveryAddress().country();
        Optional<String> zip = checked("zip", fields.zip, () -> Postcode.parse(fields.zip, country), "invalid.ZIP");
        Optional<String> email = checked(
                "email",
                fields.email,
                () -> EmailAddress.parse(fields.email).map(EmailAddress::value),
                "invalid.EMAIL");
        Optional<String> phone = checked(
                "phone",
                fields.phone,
                () -> Phone.parse(fields.phone, country).map(Phone::international),
                "invalid.PHONE");
        if (FacesContext.getCurrentInstance().getMessages().hasNext()) {
            return Optional.empty();
        }
        PostalAddress delivery = new PostalAddress(fields.line1, fields.line2, zip.orElse(null), fields.city, country);
        boolean elsewhere = known.isDeliveredElsewhere();
        Customer person = new Customer(
                fields.firstName,
                fields.lastName,
                email.orElse(null),
                phone.orElse(null),
                elsewhere ? known.getAddress() : delivery);
        Customer delivered = elsewhere ? person.deliveredTo(deliveryName, delivery) : person;
        return Optional.of(
                known.getCompanyName() == null
                        ? delivered
                        : delivered.ofCompany(known.getCompanyName(), known.getCompanyNumber()));
    }

    /** An unchanged value is right, whatever its form: it may come from the payment provider. */
    private Optional<String> checked(String field, String text, Supplier<Optional<String>> rule, String key) {
        if (text == null || text.equals(shownValue(field))) {
            return Optional.ofNullable(text);
        }
        Optional<String> right = rule.get();
        if (right.isEmpty()) {
            error(FORM + field, Texts.shop(language.getLocale()).get(key));
        }
        return right;
    }

    private String shownValue(String field) {
        return switch (field) {
            case "zip" -> known.getDeliveryAddress().zip();
            case "email" -> known.getEmail();
            default -> known.getPhone();
        };
    }

    private static void error(String component, String text) {
        FacesContext.getCurrentInstance()
                .addMessage(component, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
    }

    public Order getOrder() {
        return order;
    }

    public Fields getFields() {
        return fields;
    }

    /** Whether the order goes to another address than the customer's own; the form then shows that one. */
    public boolean isDeliveredElsewhere() {
        return known != null && known.isDeliveredElsewhere();
    }

    /** The recipient at another address; null if none. */
    public String getDeliveryName() {
        return deliveryName;
    }

    public void setDeliveryName(String text) {
        deliveryName = Fields.trimmed(text);
    }

    /** Fingerprint of the customer that the form shows. */
    public String getShown() {
        return known == null ? "" : known.fingerprint();
    }
}
