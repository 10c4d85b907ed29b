package se.kassa.payment.stripe;

import java.util.Map;
import java.util.Optional;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviderContractTest;

class StripeContractTest extends PaymentProviderContractTest {

    private StripeFixture stripe;

    @Override
    protected PaymentProvider open(String serverUrl) {
        stripe = new StripeFixture(serverUrl, Map.of("stripe.read-timeout", "PT1S"));
        return stripe.provider;
    }

    @Override
    protected void close(PaymentProvider opened) {
        stripe.close();
    }

    @Override
    protected Optional<String> idempotencyHeader() {
        return Optional.of("Idempotency-Key");
    }

    @Override
    protected String paymentId() {
        return "pi_1";
    }

    @Override
    protected String session() {
        return """
                {"id": "cs_test_1", "object": "checkout.session", "status": "open", "amount_total": %d, "currency": "sek",
                 "url": "https://checkout.stripe.com/c/pay/cs_test_1#fid"}""".formatted(AMOUNT);
    }

    @Override
    protected String authorised() {
        return payment("requires_capture", 0, "");
    }

    @Override
    protected String captured() {
        return payment("succeeded", AMOUNT, ", \"operation\": \"" + CAPTURE_REFERENCE + "\"");
    }

    @Override
    protected String withUnknownStatus(String status) {
        return payment(status, 0, "");
    }

    @Override
    protected String captureDone() {
        return captured();
    }

    private static String payment(String status, long received, String moreMetadata) {
        return """
                {"id": "pi_1", "object": "payment_intent", "status": "%s", "amount": %d, "amount_received": %d,
                 "currency": "sek", "metadata": {"reference": "%s"%s},
                 "latest_charge": {"id": "ch_1", "payment_method_details": {"type": "card"}}}""".formatted(status, AMOUNT, received, REFERENCE, moreMetadata);
    }
}
