package se.kassa.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Http;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;

/** Who is impatient buys once. */
class RepeatedCheckoutIT {

    private static final int CLICKS = 8;

    private final SandboxControl sandbox = Servers.shared().sandbox();

    @Test
    void concurrentClicksPlaceOneOrderAndOneSession() {
        ShopperHttpClient shopper = new ShopperHttpClient(Servers.shared().shopUrl()).puts("te-chai");
        shopper.goesToCheckoutAtOnce(CLICKS);
        String key = shopper.cartKey();
        assertThat(shopper.goesToCheckout().cartKey()).isEqualTo(key);
        assertThat(cartsAnnouncedTo(receiptOf(key))).hasSize(1);
    }

    private String receiptOf(String key) {
        return Http.get(sandbox.url().resolve("control/carts/" + key))
                .json()
                .getJsonObject("parameters")
                .getString("returnUrl");
    }

    private List<JsonObject> cartsAnnouncedTo(String receipt) {
        return sandbox.calls().stream()
                .filter(call -> call.getString("request").contains(receipt))
                .toList();
    }
}
