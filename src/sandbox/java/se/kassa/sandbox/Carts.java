package se.kassa.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The carts that shops announce. */
@ApplicationScoped
public class Carts {

    private static final int DAYS_OF_A_LINK = 14;

    @Inject
    private Store store;

    @Inject
    private SandboxSettings settings;

    @Inject
    private SandboxClock clock;

    @Inject
    private Strictness strictness;

    /** {@code POST /v1/carts}. Returns the cart with its key. */
    public SandboxCart create(String merchant, JsonObject body) {
        JsonObject cart = CartRules.read(body, strictness.isStrict());
        return store.write(() -> save(merchant, cart));
    }

    /**
     * {@code POST /v1/paymentlinks} (developer site): a cart whose page of payment staff send to the shopper.
     *
     * @throws EcsterError where {@code validTo} is over
     */
    public SandboxCart createLink(String merchant, JsonObject body) {
        JsonObject cart = CartRules.read(body, strictness.isStrict());
        OffsetDateTime validTo = validTo(cart);
        if (validTo != null && !validTo.isAfter(clock.now())) {
            throw EcsterError.invalid("parameters.validTo", "must not be over");
        }
        return store.write(() -> save(merchant, SandboxCart.LINK, cart));
    }

    private SandboxCart save(String merchant, JsonObject body) {
        return save(merchant, SandboxCart.OPEN, body);
    }

    private SandboxCart save(String merchant, String state, JsonObject body) {
        SandboxCart cart = new SandboxCart(Ids.next(), merchant, state, clock.now(), null, body);
        store.save(cart);
        return cart;
    }

    private static OffsetDateTime validTo(JsonObject cart) {
        String text = cart.getJsonObject("parameters").getString("validTo", null);
        return OrderSearch.moment("parameters.validTo", text);
    }

    /** {@code PUT /v1/carts/{cartKey}}. Returns the cart under a new key; the old key is used up. */
    public SandboxCart update(String merchant, String key, JsonObject body) {
        JsonObject cart = CartRules.read(body, strictness.isStrict());
        return store.write(() -> {
            SandboxCart old = store.cart(key)
                    .filter(found -> found.merchant().equals(merchant))
                    .orElseThrow(() -> EcsterError.notFound("cart " + key));
            if (old.isLink() || !isPayable(old)) {
                throw EcsterError.wrongState("The cart can't be changed: " + whyNotPayable(old));
            }
            store.save(old.replaced());
            return save(merchant, cart);
        });
    }

    /** Whether nobody has paid or replaced it, and its time is not up. */
    public boolean isPayable(SandboxCart cart) {
        OffsetDateTime end = cart.isLink() ? linkEnd(cart) : cart.created().plus(settings.cartLifetime());
        return (cart.isOpen() || cart.isLink()) && end.isAfter(clock.now());
    }

    private static OffsetDateTime linkEnd(SandboxCart link) {
        OffsetDateTime validTo = validTo(link.body());
        return validTo == null ? link.created().plusDays(DAYS_OF_A_LINK) : validTo;
    }

    static String whyNotPayable(SandboxCart cart) {
        return switch (cart.state()) {
            case SandboxCart.LINK -> "it is a payment link, or has expired";
            case "REPLACED" -> "an update has expired this key";
            case "ORDERED" -> "it has become an order";
            default -> "it has expired";
        };
    }

    /** @param key null for none */
    public Optional<SandboxCart> find(String key) {
        return key == null ? Optional.empty() : store.cart(key);
    }

    /** @throws EcsterError if there is none */
    public SandboxCart get(String key) {
        return store.cart(key).orElseThrow(() -> EcsterError.notFound("cart " + key));
    }

    /** The answer to a cart call: the body sent, and the key (WooCommerce and Magento 2 plugins). */
    public static JsonObject answer(SandboxCart cart) {
        return Json.createObjectBuilder(cart.body())
                .add("checkoutCart", Json.createObjectBuilder().add("key", cart.key()))
                .build();
    }
}
