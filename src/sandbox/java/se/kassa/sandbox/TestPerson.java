package se.kassa.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;

/** Test customers: persons in Sweden, one with a delivery address in Norway, and a company. */
public enum TestPerson {
    ANNA("SE19900101-2388", "Anna", "Åkesson", null, "Storgatan 1", "114 55", "Stockholm"),
    BJORN("SE19480502-4876", "Björn", "Öberg", null, "Vallgatan 22 A", "411 16", "Göteborg"),
    CECILIA("SE19850615-2385", "Cecilia", "Lindqvist-Mårtensson", null, "Norra Vägen 7", "903 27", "Umeå"),
    INGRID("SE19700808-2382", "Ingrid", "Dahl", null, "Bäckgatan 3", "582 22", "Linköping"),
    COMPANY("SE556000-0000", "Karin", "Ek", "Eks Bokhandel AB", "Kungsgatan 12", "753 21", "Uppsala");

    private static final String CELLULAR = "0701740605";

    private final String nationalId;
    private final String firstName;
    private final String lastName;
    private final String companyName;
    private final String line1;
    private final String zip;
    private final String city;

    TestPerson(
            String nationalId,
            String firstName,
            String lastName,
            String companyName,
            String line1,
            String zip,
            String city) {
        this.nationalId = nationalId;
        this.firstName = firstName;
        this.lastName = lastName;
        this.companyName = companyName;
        this.line1 = line1;
        this.zip = zip;
        this.city = city;
    }

    /** For the page where one is chosen. */
    public String label() {
        String name = firstName + " " + lastName;
        return (isCompany() ? companyName + " (" + name + ")" : name) + ", " + city + (hasRecipient() ? " → Oslo" : "");
    }

    public boolean isCompany() {
        return companyName != null;
    }

    JsonObject consumer() {
        JsonObjectBuilder consumer =
                Json.createObjectBuilder().add("nationalId", nationalId).add("name", personName());
        return consumer.add("address", address(line1, companyName, zip, city, "SE"))
                .add(
                        "contactInfo",
                        Json.createObjectBuilder()
                                .add("email", name().toLowerCase(Locale.ROOT) + "@example.com")
                                .add(
                                        "cellular",
                                        Json.createObjectBuilder()
                                                .add("number", CELLULAR)
                                                .add("country", "SE"))
                                .add("phone", Json.createObjectBuilder()))
                .build();
    }

    /**
     * The customer as the script of an embedded payment hands it to the shop: {@code {firstName, lastName, address,
     * address2, city, zip, countryCode, email, cellular}} (WooCommerce plugin).
     */
    public JsonObject flat() {
        return Json.createObjectBuilder()
                .add("firstName", firstName)
                .add("lastName", lastName)
                .add("address", line1)
                .add("address2", isCompany() ? companyName : "")
                .add("city", city)
                .add("zip", zip)
                .add("countryCode", "SE")
                .add("email", name().toLowerCase(Locale.ROOT) + "@example.com")
                .add("cellular", CELLULAR)
                .build();
    }

    boolean hasRecipient() {
        return this == INGRID;
    }

    JsonObject recipient() {
        return Json.createObjectBuilder()
                .add("name", personName())
                .add("address", address("Karl Johans gate 5", null, "0154", "Oslo", "NO"))
                .build();
    }

    /** @param line2 of a company, its name (WooCommerce plugin) */
    private static JsonObjectBuilder address(String line1, String line2, String zip, String city, String country) {
        JsonObjectBuilder address = Json.createObjectBuilder().add("line1", line1);
        if (line2 != null) {
            address.add("line2", line2);
        }
        return address.add("zip", zip).add("city", city).add("country", country);
    }

    private JsonObject personName() {
        return Json.createObjectBuilder()
                .add("firstName", firstName)
                .add("lastName", lastName)
                .build();
    }
}
