package se.kassa.payment.ecster;

import java.util.Map;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviderContractTest;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsReader;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.testing.BeanFactory;
import se.kassa.testing.TestProviderHttpClients;
import se.kassa.testing.TestSettings;

class EcsterContractTest extends PaymentProviderContractTest {

    private final TestProviderHttpClients clients = new TestProviderHttpClients();

    @Override
    protected PaymentProvider open(String serverUrl) {
        EcsterSettings settings = EcsterSettings.read(new SettingsReader(new MapConfig(Map.of(
                "kassa.mode", "test",
                "ecster.base-url", serverUrl,
                "ecster.api-key", "a",
                "ecster.merchant-key", "m",
                "ecster.read-timeout", "PT0.5S",
                "ecster.circuit.failures", "1000"))));
        EcsterClient client = new EcsterClient(settings, clients);
        ShopSettings shop = TestSettings.shop(Map.of("kassa.public-url", "https://shop.example/"));
        return new EcsterPaymentProvider(
                client,
                new EcsterTransactions(client),
                new BeanFactory(null, shop, settings).get(CartMessageWriter.class),
                settings,
                new EcsterNotificationParser(settings));
    }

    @Override
    protected void close(PaymentProvider opened) {
        clients.close();
    }

    @Override
    protected String paymentId() {
        return "zburxHFw0xQmyOmVOrcq";
    }

    @Override
    protected String session() {
        return "{\"checkoutCart\":{\"key\":\"cA4rtK3y0fEcster9abc\"}}";
    }

    @Override
    protected String authorised() {
        return payment("READY", 0, "");
    }

    @Override
    protected String captured() {
        return payment("FULLY_DELIVERED", AMOUNT, """
                , {"id": "debit-1", "type": "DEBIT", "transactionReference": "%s", "amount": %d}""".formatted(CAPTURE_REFERENCE, AMOUNT));
    }

    @Override
    protected String withUnknownStatus(String status) {
        return payment(status, 0, "");
    }

    private static String payment(String status, long debited, String more) {
        return """
                {"id": "zburxHFw0xQmyOmVOrcq", "status": "%s", "properties": {"method": "CARD"}, "amount": %d,
                 "currency": "SEK", "debitedAmount": %d, "creditedAmount": 0, "orderReference": "%s",
                 "transactions": [{"id": "original-1", "type": "ORIGINAL", "amount": %d, "rows": []}%s]}""".formatted(status, AMOUNT, debited, REFERENCE, AMOUNT, more);
    }

    @Override
    protected String captureDone() {
        return "{\"orderStatus\":\"FULLY_DELIVERED\",\"transaction\":{\"id\":\"debit-1\"}}";
    }
}
