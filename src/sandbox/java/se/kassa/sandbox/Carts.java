package se.kassa.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;

/** The carts that shops announce. */
@ApplicationScoped
public class Carts {

    @Inject
    private Store store;

    @Inject
    private SandboxSettings settings;

    @Inject
    private SandboxClock clock;

    /** {@code POST /v1/carts}. Returns the cart with its key. */
    public SandboxCart create(String merchant, JsonObject body) {
        CartRules.check(body);
        return store.write(() -> save(merchant, body));
    }

    private SandboxCart save(String merchant, JsonObject body) {
        SandboxCart cart = new SandboxCart(Ids.next(), merchant, "OPEN", clock.now(), null, body);
        store.save(cart);
        return cart;
    }

    /** {@code PUT /v1/carts/{cartKey}}. Returns the cart under a new key; the old key is used up. */
    public SandboxCart update(String merchant, String key, JsonObject body) {
        CartRules.check(body);
        return store.write(() -> {
            SandboxCart old = store.cart(key)
                    .filter(cart -> cart.merchant().equals(merchant))
                    .orElseThrow(() -> EcsterError.notFound("cart " + key));
            if (!isPayable(old)) {
                throw EcsterError.wrongState("The cart can't be changed: " + whyNotPayable(old));
            }
            store.save(old.replaced());
            return save(merchant, body);
        });
    }

    /** Whether nobody has paid or replaced it, and its time is not up. */
    public boolean isPayable(SandboxCart cart) {
        return cart.isOpen() && cart.created().plus(settings.cartLifetime()).isAfter(clock.now());
    }

    static String whyNotPayable(SandboxCart cart) {
        return switch (cart.state()) {
            case "REPLACED" -> "an update has expired this key";
            case "ORDERED" -> "it has become an order";
            default -> "it has expired";
        };
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
