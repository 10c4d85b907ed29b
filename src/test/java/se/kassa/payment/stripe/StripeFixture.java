package se.kassa.payment.stripe;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsReader;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.testing.BeanFactory;
import se.kassa.testing.TestProviderHttpClients;
import se.kassa.testing.TestSettings;

/** The adapter without a container, connected to any server. */
final class StripeFixture implements AutoCloseable {

    static final String SECRET_KEY = "sk_test_K3y";

    final StripePaymentProvider provider;
    private final TestProviderHttpClients clients = new TestProviderHttpClients();

    StripeFixture(String serverUrl) {
        this(serverUrl, Map.of());
    }

    StripeFixture(String serverUrl, Map<String, String> more) {
        Map<String, String> given = new HashMap<>(Map.of(
                "kassa.mode", "test",
                "stripe.base-url", serverUrl,
                "stripe.secret-key", SECRET_KEY,
                "stripe.webhook-secret", "whsec_1",
                "stripe.circuit.failures", "1000"));
        given.putAll(more);
        StripeSettings settings = StripeSettings.read(new SettingsReader(new MapConfig(given)));
        StripeClient client = new StripeClient(settings, clients);
        ShopSettings shop = TestSettings.shop(Map.of("kassa.public-url", "https://shop.example/"));
        provider = new BeanFactory(null, client, settings, shop, Clock.systemUTC(), new StripeTransactions(client))
                .get(StripePaymentProvider.class);
    }

    @Override
    public void close() {
        clients.close();
    }
}
