package se.kassa.checkout;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;
import se.kassa.order.PostalAddress;
import se.kassa.platform.contact.CompanyNumber;
import se.kassa.platform.contact.EmailAddress;
import se.kassa.platform.contact.Phone;
import se.kassa.platform.contact.Postcode;
import se.kassa.platform.text.InputNormalizer;

/** What stands in the fields of who buys, and what it means. Spaces around are nothing; so is an empty field. */
public class CustomerForm {

    /** Something that can't be right. */
    enum Mistake {
        COMPANY_NUMBER("companyNumber"),
        EMAIL("email"),
        PHONE("phone"),
        ZIP("zip"),
        COUNTRY("country");

        private final String field;

        Mistake(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    private CustomerType type = CustomerType.B2C;
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

    static CustomerForm of(CustomerType type, Customer told, String ownCountry) {
        CustomerForm form = new CustomerForm();
        form.type = type;
        form.country = ownCountry;
        if (told != null) {
            form.companyName = told.getCompanyName();
            form.companyNumber = told.getCompanyNumber();
            form.firstName = told.getFirstName();
            form.lastName = told.getLastName();
            form.email = told.getEmail();
            form.phone = told.getPhone();
            form.line1 = told.getAddress().line1();
            form.line2 = told.getAddress().line2();
            form.zip = told.getAddress().zip();
            form.city = told.getAddress().city();
            form.country = Optional.ofNullable(told.getAddress().country()).orElse(ownCountry);
        }
        return form;
    }

    /**
     * What the fields tell.
     *
     * @param countries where the shop delivers to, its own first
     * @param mistakes gets what can't be right
     * @return null where they tell nothing but the shop's own country
     */
    Customer toConsumer(List<String> countries, List<Mistake> mistakes) {
        if (!countries.contains(country)) {
            mistakes.add(Mistake.COUNTRY);
            return null;
        }
        PostalAddress address = new PostalAddress(
                line1, line2, checked(zip, () -> Postcode.parse(zip, country), Mistake.ZIP, mistakes), city, country);
        Customer consumer = new Customer(
                firstName,
                lastName,
                checked(email, () -> EmailAddress.parse(email).map(EmailAddress::value), Mistake.EMAIL, mistakes),
                checked(phone, () -> Phone.parse(phone, country).map(Phone::international), Mistake.PHONE, mistakes),
                address);
        Customer buyer = type == CustomerType.B2C ? consumer : consumer.ofCompany(companyName, number(mistakes));
        boolean nothing = buyer.equals(
                new Customer(null, null, null, null, new PostalAddress(null, null, null, null, countries.get(0))));
        return nothing ? null : buyer;
    }

    private String number(List<Mistake> mistakes) {
        return checked(companyNumber, () -> CompanyNumber.parse(companyNumber), Mistake.COMPANY_NUMBER, mistakes);
    }

    private static String checked(
            String text, Supplier<Optional<String>> rule, Mistake mistake, List<Mistake> mistakes) {
        if (text == null) {
            return null;
        }
        Optional<String> right = rule.get();
        if (right.isEmpty()) {
            mistakes.add(mistake);
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
