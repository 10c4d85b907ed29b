package se.kassa.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who bought, as the payment provider told it, and where the goods go. Holds no personal identity number. Every part
 * may be null.
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

    /** The same consumer, whose goods go to another name or address than their own. */
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
     * The same consumer, buying for a company.
     *
     * @param number its registration number; null where it is not known. Never a personal identity number
     */
    public Customer ofCompany(String name, String number) {
        Customer copy = copy();
        copy.companyName = name;
        copy.companyNumber = number;
        return copy;
    }

    /** What the books need of the consumer: the country that the goods went to, and the company where one bought. */
    Customer withoutPerson() {
        Customer left = new Customer(
                null,
                null,
                null,
                null,
                new PostalAddress(null, null, null, null, getDeliveryAddress().country()));
        return left.ofCompany(companyName, companyNumber);
    }

    /** This consumer, with the company, e-mail and phone that an earlier one had where this one tells none. */
    Customer completedBy(Customer earlier) {
        if (earlier == null) {
            return this;
        }
        Customer copy = copy();
        copy.companyName = companyName == null ? earlier.companyName : companyName;
        copy.companyNumber = companyNumber == null ? earlier.companyNumber : companyNumber;
        copy.email = email == null ? earlier.email : email;
        copy.phone = phone == null ? earlier.phone : phone;
        return copy;
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

    /** The company that buys; null for a consumer. */
    public String getCompanyName() {
        return companyName;
    }

    /** The registration number of the company; null where it is not known. */
    public String getCompanyNumber() {
        return companyNumber;
    }

    /** First and last name, or an empty string. */
    public String getName() {
        return Stream.of(firstName, lastName).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    /** The company, else the last name first, as lists sort; or an empty string. */
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
        return deliveryLine1 != null;
    }

    /** Name on the parcel where it differs from the consumer's, else null. */
    public String getDeliveryName() {
        return deliveryName;
    }

    /** Where the goods go: the delivery address if there is one, else the consumer's own. */
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
