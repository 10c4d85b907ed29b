package se.kassa.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;

/**
 * What the shopper chose, and typed in an embedded payment, on the page of the payment.
 *
 * @param delivery the id of a delivery method of the cart; null for the one that the shop selected, if any
 * @param contact {@code {email, cellular}} as typed; empty for the test customer's own
 * @param address {@code {firstName, lastName, address, address2, zip, city, countryCode}} as typed; empty for the test
 *     customer's own
 */
public record Purchase(TestPerson person, Method method, String delivery, JsonObject contact, JsonObject address) {

    public Purchase(TestPerson person, Method method, String delivery) {
        this(person, method, delivery, JsonObject.EMPTY_JSON_OBJECT, JsonObject.EMPTY_JSON_OBJECT);
    }

    /** The customer of the order. */
    JsonObject consumer() {
        JsonObject known = person.consumer();
        if (contact.isEmpty()) {
            return known;
        }
        JsonObjectBuilder typed = Json.createObjectBuilder(known.getJsonObject("contactInfo"))
                .add("email", contact.getString("email", ""))
                .add("cellular", Json.createObjectBuilder().add("number", contact.getString("cellular", "")));
        return Json.createObjectBuilder(known).add("contactInfo", typed).build();
    }

    /** Where the goods go, where that is not the customer's address; else null. */
    JsonObject recipient() {
        boolean elsewhere = person.flat().entrySet().stream()
                .anyMatch(field -> address.containsKey(field.getKey())
                        && !address.get(field.getKey()).equals(field.getValue()));
        if (!elsewhere) {
            return person.hasRecipient() ? person.recipient() : null;
        }
        JsonObjectBuilder typed = Json.createObjectBuilder();
        copy("address", typed, "line1");
        copy("address2", typed, "line2");
        copy("zip", typed, "zip");
        copy("city", typed, "city");
        copy("countryCode", typed, "country");
        return Json.createObjectBuilder()
                .add(
                        "name",
                        Json.createObjectBuilder()
                                .add("firstName", address.getString("firstName", ""))
                                .add("lastName", address.getString("lastName", "")))
                .add("address", typed)
                .build();
    }

    private void copy(String from, JsonObjectBuilder target, String to) {
        if (address.get(from) instanceof JsonString text && !text.getString().isBlank()) {
            target.add(to, text);
        }
    }
}
