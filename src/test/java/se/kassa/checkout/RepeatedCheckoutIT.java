package se.kassa.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;

/** Who is impatient buys once. */
class RepeatedCheckoutIT {

    private static final int CLICKS = 8;

    private final Servers servers = Servers.ofProvider();

    @Test
    void concurrentClicksPlaceOneOrderAndOneSession() {
        ShopperHttpClient shopper = new ShopperHttpClient(servers.shopUrl()).puts("te-chai");
        shopper.goesToCheckoutAtOnce(CLICKS);
        String key = shopper.cartKey();
        assertThat(shopper.goesToCheckout().cartKey()).isEqualTo(key);
        assertThat(servers.provider().sessions(key)).isEqualTo(1);
    }
}
