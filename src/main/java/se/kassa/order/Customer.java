package se.kassa.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.kassa.platform.security.Tokens;

/**
 * The customer of an order, as entered at checkout and completed by the payment provider, with the delivery address.
 * Holds no personal identity number. Every field may be null.
 */
@Embeddable
public class Customer implements Serializable {

    private static final long serialVersionUID = 1L;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    @Column(name = "email")
    private String email;

    @Column(name = "phone")
    private String phone;

    @Column(name = "address_line1")
    private String line1;

    @Column(name = "address_line2")
    private String line2;

    @Column(name = "zip")
    private String zip;

    @Column(name = "city")
    private String city;

    @Column(name = "country")
    private String country;

    @Column(name = "delivery_name")
    private String deliveryName;

    @Column(name = "delivery_line1")
    private String deliveryLine1;

    @Column(name = "delivery_line2")
    private String deliveryLine2;

    @Column(name = "delivery_zip")
    private String deliveryZip;

    @Column(name = "delivery_city")
    private String deliveryCity;

    @Column(name = "delivery_country")
    private String deliveryCountry;

    @Column(name = "company_name")
    private String companyName;

    @Column(name = "company_number")
    private String companyNumber;

    protected Customer() {}

    public Customer(String firstName, String lastName, String email, String phone, PostalAddress address) {
        this.firstName = firstName;
        this.lastName = lastName;
        this.email = email;
        this.phone = phone;
        if (address != null) {
            this.line1 = address.line1();
            this.line2 = address.line2();
            this.zip = address.zip();
            this.city = address.city();
            this.country = address.country();
        }
    }

    /** Returns a copy with a delivery name and address that differ from the customer's own. */
    public Customer deliveredTo(String name, PostalAddress address) {
        Customer copy = copy();
        copy.deliveryName = name;
        copy.deliveryLine1 = address.line1();
        copy.deliveryLine2 = address.line2();
        copy.deliveryZip = address.zip();
        copy.deliveryCity = address.city();
        copy.deliveryCountry = address.country();
        return copy;
    }

    /**
     * Returns a copy that buys for a company.
     *
     * @param number registration number; null if unknown. Never a personal identity number
     */
    public Customer ofCompany(String name, String number) {
        Customer copy = copy();
        copy.companyName = name;
        copy.companyNumber = number;
        return copy;
    }

    /**
     * Returns what bookkeeping needs after erasure: the delivery country; of a company also its name, number and address,
     * which its invoice must state. The second address line is left out, for it often names a person.
     */
    Customer withoutPerson() {
        String destination = getDeliveryAddress().country();
        boolean company = companyName != null || companyNumber != null;
        if (!company) {
            return new Customer(null, null, null, null, new PostalAddress(null, null, null, null, destination));
        }
        Customer left = new Customer(null, null, null, null, new PostalAddress(line1, null, zip, city, country))
                .ofCompany(companyName, companyNumber);
        return Objects.equals(country, destination)
                ? left
                : left.deliveredTo(null, new PostalAddress(null, null, null, null, destination));
    }

    /**
     * Returns a copy that takes company, e-mail and phone from {@code earlier} where this customer has none. A second
     * address line that repeats the company's name gives way to the earlier one.
     */
    Customer completedBy(Customer earlier) {
        if (earlier == null) {
            return this;
        }
        Customer copy = copy();
        copy.companyName = companyName == null ? earlier.companyName : companyName;
        copy.companyNumber = companyNumber == null ? earlier.companyNumber : companyNumber;
        copy.email = email == null ? earlier.email : email;
        copy.phone = phone == null ? earlier.phone : phone;
        if (copy.companyName != null && (line2 == null || line2.equals(copy.companyName))) {
            copy.line2 = Objects.equals(line1, earlier.line1) ? earlier.line2 : null;
        }
        return copy;
    }

    /** Changes with every field; of the same length for any customer. */
    public String fingerprint() {
        return Tokens.sha256(parts().toString());
    }

    private Customer copy() {
        Customer copy = new Customer(firstName, lastName, email, phone, getAddress());
        copy.deliveryName = deliveryName;
        copy.deliveryLine1 = deliveryLine1;
        copy.deliveryLine2 = deliveryLine2;
        copy.deliveryZip = deliveryZip;
        copy.deliveryCity = deliveryCity;
        copy.deliveryCountry = deliveryCountry;
        copy.companyName = companyName;
        copy.companyNumber = companyNumber;
        return copy;
    }

    public String getFirstName() {
        return firstName;
    }

    public String getLastName() {
        return lastName;
    }

    /** Company name; null for a private customer. */
    public String getCompanyName() {
        return companyName;
    }

    /** Registration number of the company; null if unknown. */
    public String getCompanyNumber() {
        return companyNumber;
    }

    /** First and last name, or an empty string. */
    public String getName() {
        return Stream.of(firstName, lastName).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    /** Name for sorting: the company name, else last name first; or an empty string. */
    String sortName() {
        return companyName == null ? lastNameFirst() : companyName;
    }

    private String lastNameFirst() {
        return Stream.of(lastName, firstName).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    public String getEmail() {
        return email;
    }

    public String getPhone() {
        return phone;
    }

    public PostalAddress getAddress() {
        return new PostalAddress(line1, line2, zip, city, country);
    }

    public boolean isDeliveredElsewhere() {
        return deliveryLine1 != null || deliveryCountry != null;
    }

    /** Recipient name if it differs from the customer's, else null. */
    public String getDeliveryName() {
        return deliveryName;
    }

    /** The delivery address if there is one, else the customer's own address. */
    public PostalAddress getDeliveryAddress() {
        return isDeliveredElsewhere()
                ? new PostalAddress(deliveryLine1, deliveryLine2, deliveryZip, deliveryCity, deliveryCountry)
                : getAddress();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Customer that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<String> parts() {
        return Stream.of(
                        firstName,
                        lastName,
                        email,
                        phone,
                        line1,
                        line2,
                        zip,
                        city,
                        country,
                        deliveryName,
                        deliveryLine1,
                        deliveryLine2,
                        deliveryZip,
                        deliveryCity,
                        deliveryCountry,
                        companyName,
                        companyNumber)
                .toList();
    }
}
