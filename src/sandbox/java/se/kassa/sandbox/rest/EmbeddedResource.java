package se.kassa.sandbox.rest;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import se.kassa.sandbox.Carts;
import se.kassa.sandbox.EcsterError;
import se.kassa.sandbox.Method;
import se.kassa.sandbox.Outcome;
import se.kassa.sandbox.Payments;
import se.kassa.sandbox.Purchase;
import se.kassa.sandbox.SandboxCart;
import se.kassa.sandbox.SandboxOrder;
import se.kassa.sandbox.TestPerson;

/** The cart of an embedded payment, and what the shopper does with it. */
@Path("carts/{key}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EmbeddedResource {

    @Inject
    private Carts carts;

    @Inject
    private Payments payments;

    @GET
    public Response get(@PathParam("key") String key) {
        SandboxCart cart = payable(key);
        JsonObject content = cart.body().getJsonObject("cart");
        JsonObjectBuilder answer = Json.createObjectBuilder()
                .add("amount", cart.rowsAmount())
                .add("currency", content.getString("currency"))
                .add("rows", content.getJsonArray("rows"));
        JsonArrayBuilder deliveries = Json.createArrayBuilder();
        cart.deliveryMethods()
                .forEach(method -> deliveries.add(Json.createObjectBuilder(method)
                        .add("price", SandboxCart.price(method))
                        .add("selected", method.getBoolean("selected", false))));
        JsonArrayBuilder methods = Json.createArrayBuilder();
        Payments.offered(cart)
                .forEach(method -> methods.add(Json.createObjectBuilder()
                        .add("id", method.name())
                        .add("name", text(cart, "method." + method))));
        JsonArrayBuilder persons = Json.createArrayBuilder();
        Payments.persons(cart)
                .forEach(person -> persons.add(
                        Json.createObjectBuilder().add("id", person.name()).add("customer", person.flat())));
        return ok(answer.add("deliveryMethods", deliveries)
                .add("methods", methods)
                .add("persons", persons)
                .build());
    }

    /** The shopper presses the button, and the shop allows it. */
    @POST
    @Path("begin")
    public Response begin(@PathParam("key") String key, String body) {
        SandboxOrder order = payments.begin(key, purchase(payable(key), Bodies.object(body)));
        return ok(
                Json.createObjectBuilder().add("internalReference", order.id()).build());
    }

    /** Plays the outcome. */
    @POST
    @Path("pay")
    public Response pay(@PathParam("key") String key, String body) {
        JsonObject wish = Bodies.object(body);
        SandboxCart cart = payable(key);
        Outcome outcome = choice(Outcome.class, wish, "outcome");
        SandboxOrder order = payments.pay(key, purchase(cart, wish), outcome);
        return ok(Json.createObjectBuilder()
                .add("result", outcome.callback())
                .add("status", order.status())
                .add("internalReference", order.id())
                .add("payable", payments.isPayable(carts.get(key)))
                .add("text", text(cart, "result." + order.status()))
                .build());
    }

    private SandboxCart payable(String key) {
        SandboxCart cart = carts.get(key);
        if (!payments.isPayable(cart)) {
            throw EcsterError.wrongState("The cart can't be paid");
        }
        return cart;
    }

    private static Purchase purchase(SandboxCart cart, JsonObject wish) {
        TestPerson person = choice(TestPerson.class, wish, "person");
        Method method = choice(Method.class, wish, "method");
        String delivery = wish.getString("delivery", null);
        boolean offered = Payments.persons(cart).contains(person)
                && Payments.offered(cart).contains(method)
                && (!person.isCompany() || method.isForCompanies());
        if (!offered) {
            throw EcsterError.invalid("person, method", "must be offered");
        }
        if (!cart.deliveryMethods().isEmpty() && cart.delivery(delivery).isEmpty()) {
            throw EcsterError.invalid("delivery", "must be one of the cart's delivery methods");
        }
        return new Purchase(person, method, delivery, object(wish, "contact"), object(wish, "address"));
    }

    private static JsonObject object(JsonObject wish, String field) {
        return wish.get(field) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static <E extends Enum<E>> E choice(Class<E> type, JsonObject wish, String field) {
        String name = wish.getString(field, "");
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> EcsterError.invalid(field, "must be chosen"));
    }

    private static String text(SandboxCart cart, String key) {
        Locale locale = new Locale(cart.body().getJsonObject("locale").getString("language"));
        ResourceBundle.Control control =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);
        try {
            return ResourceBundle.getBundle("sandbox.page", locale, EmbeddedResource.class.getClassLoader(), control)
                    .getString(key);
        } catch (MissingResourceException e) {
            return key;
        }
    }

    private static Response ok(JsonObject answer) {
        return Response.ok(answer.toString())
                .header("Cache-Control", "no-store")
                .build();
    }
}
