package se.kassa.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Locale;

/** People who do not exist and buy all day. Their identity numbers are among those that the tax agency sets apart. */
public enum TestPerson {
    ANNA("SE19900101-2388", "Anna", "Åkesson", "Storgatan 1", "114 55", "Stockholm", "SE"),
    BJORN("SE19480502-4876", "Björn", "Öberg", "Vallgatan 22 A", "411 16", "Göteborg", "SE"),
    CECILIA("SE19850615-2385", "Cecilia", "Lindqvist-Mårtensson", "Norra Vägen 7", "903 27", "Umeå", "SE"),
    INGRID("SE19700808-2382", "Ingrid", "Dahl", "Bäckgatan 3", "582 22", "Linköping", "NO");

    private final String nationalId;
    private final String firstName;
    private final String lastName;
    private final String line1;
    private final String zip;
    private final String city;
    private final String deliveryCountry;

    TestPerson(
            String nationalId,
            String firstName,
            String lastName,
            String line1,
            String zip,
            String city,
            String deliveryCountry) {
        this.nationalId = nationalId;
        this.firstName = firstName;
        this.lastName = lastName;
        this.line1 = line1;
        this.zip = zip;
        this.city = city;
        this.deliveryCountry = deliveryCountry;
    }

    public String label() {
        return firstName + " " + lastName + ", " + city + (deliveryCountry.equals("SE") ? "" : " (→ Oslo)");
    }

    JsonObject consumer() {
        return Json.createObjectBuilder()
                .add("nationalId", nationalId)
                .add("name", personName())
                .add(
                        "address",
                        Json.createObjectBuilder()
                                .add("line1", line1)
                                .add("zip", zip)
                                .add("city", city)
                                .add("country", "SE"))
                .add(
                        "contactInfo",
                        Json.createObjectBuilder()
                                .add("email", name().toLowerCase(Locale.ROOT) + "@example.com")
                                .add(
                                        "cellular",
                                        Json.createObjectBuilder()
                                                .add("number", "0701740605")
                                                .add("country", "SE"))
                                .add("phone", Json.createObjectBuilder()))
                .build();
    }

    boolean hasRecipient() {
        return !deliveryCountry.equals("SE");
    }

    JsonObject recipient() {
        return Json.createObjectBuilder()
                .add("name", personName())
                .add(
                        "address",
                        Json.createObjectBuilder()
                                .add("line1", "Karl Johans gate 5")
                                .add("zip", "0154")
                                .add("city", "Oslo")
                                .add("country", deliveryCountry))
                .build();
    }

    private JsonObject personName() {
        return Json.createObjectBuilder()
                .add("firstName", firstName)
                .add("lastName", lastName)
                .build();
    }
}
