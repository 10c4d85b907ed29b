package se.kassa.sandbox.stripe;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** The person who pays in the sandbox. */
final class Customer {

    private static final String NAME = "Anna Åkesson";

    private Customer() {}

    /** @param email the one that the shop gave; null for none */
    static JsonObject details(String email, boolean address, boolean phone) {
        JsonObjectBuilder details = Json.createObjectBuilder()
                .add("address", address(address))
                .add("email", email == null ? "anna.akesson@example.com" : email)
                .add("name", NAME);
        return (phone ? details.add("phone", "+46701740605") : details.addNull("phone")).build();
    }

    /** What the page asked for, where it asks for the delivery address. */
    static JsonObject collected() {
        return Json.createObjectBuilder()
                .addNull("business_name")
                .addNull("individual_name")
                .add(
                        "shipping_details",
                        Json.createObjectBuilder().add("address", address(true)).add("name", NAME))
                .build();
    }

    private static JsonObjectBuilder address(boolean whole) {
        JsonObjectBuilder address = Json.createObjectBuilder().add("country", "SE");
        if (whole) {
            address.add("line1", "Storgatan 1").add("postal_code", "111 22").add("city", "Stockholm");
        } else {
            address.addNull("line1").addNull("postal_code").addNull("city");
        }
        return address.addNull("line2").addNull("state");
    }
}
