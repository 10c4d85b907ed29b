package se.kassa.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.ApiResource;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.order.Customer;
import se.kassa.order.PaymentState;
import se.kassa.payment.ProviderPayment;
import se.kassa.payment.ProviderPayment.Transaction;
import se.kassa.payment.ProviderPayment.TransactionKind;
import se.kassa.payment.ProviderPaymentSummary;

/** The adapter and stripe-java read the same. */
class StripePaymentMapperTest {

    private static final String PAYMENT = "pi_3QaBcDeFgHiJkLmN0oPqRsTu";
    private static final String CHARGE = "ch_3QaBcDeFgHiJkLmN0aBcDeFg";

    private static ProviderPayment read(String intent, String session, List<StripeObject> refunds) {
        return StripePaymentMapper.payment(
                StripeObject.parse(intent),
                session == null ? StripeObject.EMPTY : StripeObject.parse(session),
                refunds);
    }

    @Test
    void authorisedPaymentIsRead() {
        String json = StripeJson.text("payment-authorised");
        ProviderPayment payment = read(json, null, List.of());
        PaymentIntent intent = ApiResource.GSON.fromJson(json, PaymentIntent.class);
        Charge charge = intent.getLatestChargeObject();
        assertThat(payment.id()).isEqualTo(intent.getId()).isEqualTo(PAYMENT);
        assertThat(payment.identity().reference())
                .isEqualTo(intent.getMetadata().get("reference"))
                .isEqualTo("10001");
        assertThat(payment.state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(payment.status().term()).isEqualTo(intent.getStatus());
        assertThat(payment.status().method())
                .isEqualTo(charge.getPaymentMethodDetails().getType())
                .isEqualTo("card");
        assertThat(payment.amounts().currency()).isEqualTo("SEK");
        assertThat(payment.amounts().authorised()).isEqualTo(intent.getAmount()).isEqualTo(32900);
        assertThat(payment.amounts().fee()).isZero();
        assertThat(payment.amounts().captured()).isZero();
        assertThat(payment.amounts().refunded()).isZero();
        assertThat(payment.transactions()).isEmpty();
        assertThat(payment.status().disputed()).isFalse();
        assertThat(payment.status().authorisationExpiresAt())
                .isEqualTo(Instant.ofEpochSecond(
                                charge.getPaymentMethodDetails().getCard().getCaptureBefore())
                        .atOffset(ZoneOffset.UTC));
    }

    @Test
    void attemptIsReadFromTheMetadata() {
        String json = StripeJson.text("payment-authorised");
        assertThat(read(json, null, List.of()).identity().attemptDigest()).isNull();
        String identified = json.replace("\"reference\":", "\"attempt\": \"digest\", \"reference\":");
        assertThat(read(identified, null, List.of()).identity().attemptDigest()).isEqualTo("digest");
    }

    @Test
    void authorisationEndsAfterSevenDaysIfTheChargeDoesNotSay() {
        String json = StripeJson.text("payment-authorised").replace("\"capture_before\": 1790604990,", "");
        assertThat(read(json, null, List.of()).status().authorisationExpiresAt().toEpochSecond())
                .isEqualTo(1790000190 + 7 * 24 * 3600);
    }

    @Test
    void captureAndCompletedRefundsAreTransactions() {
        String json = StripeJson.text("payment-captured");
        ProviderPayment payment = read(
                json, StripeJson.text("session"), StripeJson.object("refunds").data());
        assertThat(payment.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(payment.amounts().authorised()).isEqualTo(32900);
        assertThat(payment.amounts().captured())
                .isEqualTo(ApiResource.GSON.fromJson(json, PaymentIntent.class).getAmountReceived())
                .isEqualTo(30000);
        assertThat(payment.amounts().refunded()).isEqualTo(15000);
        assertThat(payment.status().disputed()).isTrue();
        assertThat(payment.status().authorisationExpiresAt()).isNull();
        assertThat(payment.transactions())
                .containsExactly(
                        new Transaction(CHARGE, TransactionKind.CAPTURE, "10001-C1", 30000, null),
                        new Transaction("re_1", TransactionKind.REFUND, "10001-R2", 10000, CHARGE),
                        new Transaction("re_2", TransactionKind.REFUND, null, 5000, CHARGE));
    }

    @Test
    void voidOfAnAuthorisationIsATransaction() {
        String json = StripeJson.text("payment-authorised").replace("requires_capture", "canceled");
        assertThat(read(json, null, List.of()).transactions())
                .containsExactly(new Transaction(PAYMENT, TransactionKind.VOID, null, 32900, null));
    }

    @Test
    void customerIsReadWhereThePaymentPageAsked() {
        Customer customer = read(StripeJson.text("payment-authorised"), StripeJson.text("session"), List.of())
                .customer();
        Session session = ApiResource.GSON.fromJson(StripeJson.text("session"), Session.class);
        assertThat(customer.getName())
                .isEqualTo(
                        session.getCollectedInformation().getShippingDetails().getName())
                .isEqualTo("Anna Maria Öberg");
        assertThat(customer.getFirstName()).isEqualTo("Anna Maria");
        assertThat(customer.getEmail())
                .isEqualTo(session.getCustomerDetails().getEmail())
                .isEqualTo("anna@example.com");
        assertThat(customer.getAddress().zip()).isEqualTo("411 16");
        assertThat(customer.getAddress().country()).isEqualTo("SE");
        String entered = StripeJson.text("session").replace(", \"address_collected\": \"true\"", "");
        assertThat(read(StripeJson.text("payment-authorised"), entered, List.of())
                        .customer())
                .isNull();
    }

    /** PostgreSQL can't store U+0000. */
    @Test
    void nulInTextsIsReplaced() {
        ProviderPayment payment = read(
                StripeJson.text("payment-authorised")
                        .replace(PAYMENT, "pi_\\u0000")
                        .replace("\"reference\": \"10001\"", "\"reference\": \"10\\u00001\""),
                StripeJson.text("session").replace("Anna Maria", "Anna\\u0000Maria"),
                List.of());
        assertThat(payment.id()).isEqualTo("pi_\uFFFD");
        assertThat(payment.identity().reference()).isEqualTo("10\uFFFD1");
        assertThat(payment.customer().getName()).isEqualTo("Anna\uFFFDMaria Öberg");
    }

    @Test
    void changedRefundChangesTheAnswer() {
        String json = StripeJson.text("payment-captured");
        String refund = "{\"id\":\"re_3\",\"amount\":4000,\"status\":\"%s\"}";
        assertThat(read(json, null, List.of(StripeObject.parse(refund.formatted("succeeded"))))
                        .response())
                .isNotEqualTo(read(json, null, List.of(StripeObject.parse(refund.formatted("pending"))))
                        .response());
        assertThat(read(json, "{\"status\":\"expired\"}", List.of()).response())
                .isNotEqualTo(read(json, "{\"status\":\"open\"}", List.of()).response());
    }

    @Test
    void secretsAndPersonalDataAreNotKept() {
        String answer =
                read(StripeJson.text("payment-authorised"), null, List.of()).response();
        assertThat(answer)
                .doesNotContain("S3cr3t")
                .doesNotContain("anna@example.com")
                .doesNotContain("OBERG")
                .doesNotContain("Xt5EWLLDS7FJjR1c")
                .contains("\"last4\":\"4242\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":7,\"amount\":\"much\",\"latest_charge\":\"ch_1\",\"status\":null}",
                "{\"amount\":1.5,\"latest_charge\":[],\"metadata\":\"text\",\"currency\":1}",
                "{\"status\":\"requires_capture\",\"latest_charge\":{\"created\":999999999999999}}"
            })
    void missingAndUnexpectedFieldsAreTolerated(String json) {
        ProviderPayment payment = read(json, json, List.of(StripeObject.parse(json)));
        assertThat(payment.identity().reference()).isNull();
        assertThat(payment.amounts().authorised()).isLessThanOrEqualTo(0);
    }

    @Test
    void sessionsWithAPaymentAreSummarised() {
        assertThat(StripePaymentMapper.summary(StripeJson.object("session-open")))
                .isEmpty();
        String session = StripeJson.text("session")
                .replace("\"pi_3QaBcDeFgHiJkLmN0oPqRsTu\"", StripeJson.text("payment-authorised"));
        assertThat(StripePaymentMapper.summary(StripeObject.parse(session)))
                .contains(new ProviderPaymentSummary(
                        PAYMENT, "10001", PaymentState.AUTHORIZED, "requires_capture", 32900, "SEK"));
    }
}
