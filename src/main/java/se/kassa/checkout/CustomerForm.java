package se.kassa.checkout;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;
import se.kassa.order.PostalAddress;
import se.kassa.platform.contact.CompanyNumber;
import se.kassa.platform.contact.EmailAddress;
import se.kassa.platform.contact.Phone;
import se.kassa.platform.contact.Postcode;
import se.kassa.platform.text.InputNormalizer;

/** The fields of the customer form and their validation. Surrounding spaces are ignored; an empty field is null. */
public class CustomerForm {

    /** A field with an invalid value, in the order of the page. */
    enum InvalidField {
        EMAIL("email"),
        PHONE("phone"),
        COMPANY_NUMBER("companyNumber"),
        ZIP("zip"),
        COUNTRY("country");

        private final String field;

        InvalidField(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    private CustomerType type = CustomerType.PERSON;
    private String companyName;
    private String companyNumber;
    private String firstName;
    private String lastName;
    private String email;
    private String phone;
    private String line1;
    private String line2;
    private String zip;
    private String city;
    private String country;

    static CustomerForm of(CustomerType type, Customer customer, String ownCountry) {
        CustomerForm form = new CustomerForm();
        form.type = type;
        form.country = ownCountry;
        if (customer != null) {
            form.companyName = customer.getCompanyName();
            form.companyNumber = customer.getCompanyNumber();
            form.firstName = customer.getFirstName();
            form.lastName = customer.getLastName();
            form.email = customer.getEmail();
            form.phone = Phone.readable(customer.getPhone(), ownCountry);
            form.line1 = customer.getAddress().line1();
            form.line2 = customer.getAddress().line2();
            form.zip = customer.getAddress().zip();
            form.city = customer.getAddress().city();
            form.country = Optional.ofNullable(customer.getAddress().country()).orElse(ownCountry);
        }
        return form;
    }

    /**
     * Converts the fields to a customer. An invalid field is null in the customer.
     *
     * @param countries that the shop ships to, its own first
     * @param pickup whether the page asks for no address: what is invalid in it is ignored
     * @param invalidFields receives the invalid fields
     * @return null if nothing but the shop's own country is filled in, or if the country is invalid
     */
    Customer toCustomer(List<String> countries, boolean pickup, Set<InvalidField> invalidFields) {
        boolean known = countries.contains(country);
        if (!known && !pickup) {
            invalidFields.add(InvalidField.COUNTRY);
            return null;
        }
        return toCustomer(known ? country : countries.get(0), countries.get(0), pickup, invalidFields);
    }

    private Customer toCustomer(String country, String ownCountry, boolean pickup, Set<InvalidField> invalidFields) {
        PostalAddress address = new PostalAddress(
                line1,
                line2,
                checked(
                        zip,
                        () -> Postcode.parse(zip, country),
                        InvalidField.ZIP,
                        pickup ? EnumSet.noneOf(InvalidField.class) : invalidFields),
                city,
                country);
        Customer person = new Customer(
                firstName,
                lastName,
                checked(
                        email,
                        () -> EmailAddress.parse(email).map(EmailAddress::value),
                        InvalidField.EMAIL,
                        invalidFields),
                checked(
                        phone,
                        () -> Phone.parse(phone, country)
                                .or(() -> Phone.parse(phone, ownCountry))
                                .map(Phone::international),
                        InvalidField.PHONE,
                        invalidFields),
                address);
        Customer customer = type == CustomerType.PERSON ? person : person.ofCompany(companyName, number(invalidFields));
        boolean nothing = customer.equals(
                new Customer(null, null, null, null, new PostalAddress(null, null, null, null, ownCountry)));
        return nothing ? null : customer;
    }

    /**
     * The empty fields of those that confirmation and delivery need, by their ids and in the order of the page.
     *
     * @param pickup whether the customer collects the parcel, so that no address is needed
     */
    List<String> missingFields(boolean pickup) {
        Map<String, String> needed = new LinkedHashMap<>();
        needed.put("email", email);
        if (type == CustomerType.COMPANY) {
            needed.put("companyName", companyName);
        }
        needed.put("firstName", firstName);
        needed.put("lastName", lastName);
        if (!pickup) {
            needed.put("line1", line1);
            needed.put("zip", zip);
            needed.put("city", city);
        }
        return needed.entrySet().stream()
                .filter(field -> field.getValue() == null)
                .map(Map.Entry::getKey)
                .toList();
    }

    private String number(Set<InvalidField> invalidFields) {
        return checked(
                companyNumber, () -> CompanyNumber.parse(companyNumber), InvalidField.COMPANY_NUMBER, invalidFields);
    }

    private static String checked(
            String text, Supplier<Optional<String>> rule, InvalidField invalid, Set<InvalidField> invalidFields) {
        if (text == null) {
            return null;
        }
        Optional<String> right = rule.get();
        if (right.isEmpty()) {
            invalidFields.add(invalid);
        }
        return right.orElse(null);
    }

    private static String trimmed(String text) {
        return text == null || InputNormalizer.strip(text).isEmpty() ? null : InputNormalizer.strip(text);
    }

    public CustomerType getType() {
        return type;
    }

    public void setType(CustomerType type) {
        this.type = type;
    }

    public String getCompanyName() {
        return companyName;
    }

    public void setCompanyName(String companyName) {
        this.companyName = trimmed(companyName);
    }

    public String getCompanyNumber() {
        return companyNumber;
    }

    public void setCompanyNumber(String companyNumber) {
        this.companyNumber = trimmed(companyNumber);
    }

    public String getFirstName() {
        return firstName;
    }

    public void setFirstName(String firstName) {
        this.firstName = trimmed(firstName);
    }

    public String getLastName() {
        return lastName;
    }

    public void setLastName(String lastName) {
        this.lastName = trimmed(lastName);
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = trimmed(email);
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = trimmed(phone);
    }

    public String getLine1() {
        return line1;
    }

    public void setLine1(String line1) {
        this.line1 = trimmed(line1);
    }

    public String getLine2() {
        return line2;
    }

    public void setLine2(String line2) {
        this.line2 = trimmed(line2);
    }

    public String getZip() {
        return zip;
    }

    public void setZip(String zip) {
        this.zip = trimmed(zip);
    }

    public String getCity() {
        return city;
    }

    public void setCity(String city) {
        this.city = trimmed(city);
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(String country) {
        this.country = country;
    }
}
