package se.kassa.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.model.StripeSearchResult;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Servers;
import se.kassa.testing.StripeSandboxControl;

/** Stripe's own Java library, unchanged, against the stand-in: what it sends is accepted, what it gets it understands. */
class StripeLibraryIT {

    private final StripeSandboxControl sandbox = Servers.shared().stripeSandbox();
    private final StripeClient stripe = client(StripeSandboxControl.SECRET_KEY);
    private final String reference = "R" + UUID.randomUUID();

    private StripeClient client(String key) {
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(sandbox.baseUrl())
                .setMaxNetworkRetries(0)
                .setConnectTimeout(5_000)
                .setReadTimeout(10_000)
                .build();
    }

    @BeforeEach
    void searchesAtOnce() {
        sandbox.delaySearch(Duration.ZERO);
    }

    @AfterEach
    void noFaults() {
        sandbox.noFaults();
    }

    private static SessionCreateParams.LineItem line(String name, long quantity, long amount) {
        return SessionCreateParams.LineItem.builder()
                .setQuantity(quantity)
                .setPriceData(SessionCreateParams.LineItem.PriceData.builder()
                        .setCurrency("sek")
                        .setUnitAmount(amount)
                        .setTaxBehavior(SessionCreateParams.LineItem.PriceData.TaxBehavior.INCLUSIVE)
                        .setProductData(SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                .setName(name)
                                .setDescription("Vikt 100 g")
                                .putMetadata("vat", "1200")
                                .build())
                        .build())
                .build();
    }

    private SessionCreateParams.Builder cart() {
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl("https://shop.example/return?session={CHECKOUT_SESSION_ID}")
                .setCancelUrl("https://shop.example/checkout")
                .setClientReferenceId(reference)
                .setCustomerEmail("kund@example.com")
                .setLocale(SessionCreateParams.Locale.SV)
                .addLineItem(line("Sencha", 2, 8500))
                .addLineItem(line("Frakt", 1, 4900))
                .putMetadata("reference", reference)
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.SWISH)
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.KLARNA)
                .setPaymentMethodOptions(SessionCreateParams.PaymentMethodOptions.builder()
                        .setCard(SessionCreateParams.PaymentMethodOptions.Card.builder()
                                .setCaptureMethod(SessionCreateParams.PaymentMethodOptions.Card.CaptureMethod.MANUAL)
                                .build())
                        .setKlarna(SessionCreateParams.PaymentMethodOptions.Klarna.builder()
                                .setCaptureMethod(SessionCreateParams.PaymentMethodOptions.Klarna.CaptureMethod.MANUAL)
                                .build())
                        .build())
                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                        .setDescription("Order " + reference)
                        .putMetadata("reference", reference)
                        .build());
    }

    private Session created() throws StripeException {
        return stripe.v1().checkout().sessions().create(cart().build());
    }

    /** A session that was paid by card: the money is reserved. */
    private PaymentIntent reserved() throws StripeException {
        return intent(sandbox.pay(created().getId(), "CARD", "APPROVE").getString("payment_intent"));
    }

    private PaymentIntent intent(String id) throws StripeException {
        return stripe.v1()
                .paymentIntents()
                .retrieve(
                        id,
                        PaymentIntentRetrieveParams.builder()
                                .addExpand("latest_charge")
                                .build());
    }

    private PaymentIntent capture(PaymentIntent intent, long amount) throws StripeException {
        return stripe.v1()
                .paymentIntents()
                .capture(
                        intent.getId(),
                        PaymentIntentCaptureParams.builder()
                                .setAmountToCapture(amount)
                                .build());
    }

    private Refund refund(PaymentIntent intent, Long amount) throws StripeException {
        RefundCreateParams.Builder parameters = RefundCreateParams.builder()
                .setPaymentIntent(intent.getId())
                .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                .putMetadata("operation", "1");
        return stripe.v1().refunds().create((amount == null ? parameters : parameters.setAmount(amount)).build());
    }

    @Test
    void aSessionIsCreatedWithTheSumOfItsLines() throws StripeException {
        Session session = created();
        assertThat(session.getId()).startsWith("cs_test_");
        assertThat(session.getStatus()).isEqualTo("open");
        assertThat(session.getPaymentStatus()).isEqualTo("unpaid");
        assertThat(session.getAmountTotal()).isEqualTo(21_900);
        assertThat(session.getCurrency()).isEqualTo("sek");
        assertThat(session.getClientReferenceId()).isEqualTo(reference);
        assertThat(session.getMetadata()).containsEntry("reference", reference);
        assertThat(session.getPaymentIntent()).isNull();
        assertThat(session.getLivemode()).isFalse();
        assertThat(session.getUrl()).startsWith(sandbox.baseUrl() + "/pay/");
        assertThat(session.getExpiresAt() - session.getCreated()).isEqualTo(86_400);
        assertThat(session.getLastResponse().requestId()).startsWith("req_");
    }

    @Test
    void aSessionShowsItsLinesAndItsPaymentOnRequest() throws StripeException {
        Session created = created();
        sandbox.pay(created.getId(), "SWISH", "APPROVE");
        Session session = stripe.v1()
                .checkout()
                .sessions()
                .retrieve(
                        created.getId(),
                        SessionRetrieveParams.builder()
                                .addExpand("line_items")
                                .addExpand("payment_intent.latest_charge")
                                .build());
        assertThat(session.getLineItems().getData())
                .extracting(item -> item.getQuantity() + " " + item.getDescription() + " " + item.getAmountTotal())
                .containsExactly("2 Sencha 17000", "1 Frakt 4900");
        assertThat(session.getStatus()).isEqualTo("complete");
        assertThat(session.getPaymentStatus()).isEqualTo("paid");
        assertThat(session.getUrl()).isNull();
        assertThat(session.getCustomerDetails().getEmail()).isEqualTo("kund@example.com");
        PaymentIntent intent = session.getPaymentIntentObject();
        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(intent.getAmountReceived()).isEqualTo(21_900);
        assertThat(intent.getLatestChargeObject().getPaymentMethodDetails().getType())
                .isEqualTo("swish");
    }

    @Test
    void aCardIsReservedForSevenDaysAndCapturedInPart() throws StripeException {
        PaymentIntent reserved = reserved();
        assertThat(reserved.getStatus()).isEqualTo("requires_capture");
        assertThat(reserved.getAmountCapturable()).isEqualTo(21_900);
        assertThat(reserved.getMetadata()).containsEntry("reference", reference);
        long until = reserved.getLatestChargeObject()
                .getPaymentMethodDetails()
                .getCard()
                .getCaptureBefore();
        assertThat(until - reserved.getLatestChargeObject().getCreated()).isEqualTo(7 * 86_400);
        PaymentIntent captured = capture(reserved, 10_000);
        assertThat(captured.getStatus()).isEqualTo("succeeded");
        assertThat(captured.getAmountReceived()).isEqualTo(10_000);
        assertThat(captured.getAmountCapturable()).isZero();
        assertThatThrownBy(() -> capture(reserved, 1_000))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getCode())
                        .isEqualTo("payment_intent_unexpected_state"));
    }

    @Test
    void moreThanIsReservedIsNotCaptured() throws StripeException {
        PaymentIntent reserved = reserved();
        assertThatThrownBy(() -> capture(reserved, 21_901)).isInstanceOf(InvalidRequestException.class);
        assertThat(intent(reserved.getId()).getAmountCapturable()).isEqualTo(21_900);
    }

    @Test
    void aReservationIsCanceled() throws StripeException {
        PaymentIntent canceled = stripe.v1()
                .paymentIntents()
                .cancel(
                        reserved().getId(),
                        PaymentIntentCancelParams.builder()
                                .setCancellationReason(
                                        PaymentIntentCancelParams.CancellationReason.REQUESTED_BY_CUSTOMER)
                                .build());
        assertThat(canceled.getStatus()).isEqualTo("canceled");
        assertThat(canceled.getCancellationReason()).isEqualTo("requested_by_customer");
        assertThatThrownBy(() -> stripe.v1().paymentIntents().cancel(canceled.getId()))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getCode())
                        .isEqualTo("payment_intent_unexpected_state"));
    }

    @Test
    void aReservationRunsOut() throws StripeException {
        PaymentIntent reserved = reserved();
        sandbox.expireAuthorisation(reserved.getId());
        PaymentIntent canceled = intent(reserved.getId());
        assertThat(canceled.getStatus()).isEqualTo("canceled");
        assertThat(canceled.getCancellationReason()).isEqualTo("automatic");
    }

    @Test
    void aCaptureIsRefundedInPartsAndNoFurther() throws StripeException {
        PaymentIntent captured = capture(reserved(), 20_000);
        Refund first = refund(captured, 5_000L);
        assertThat(first.getStatus()).isEqualTo("succeeded");
        assertThat(first.getPaymentIntent()).isEqualTo(captured.getId());
        assertThat(first.getMetadata()).containsEntry("operation", "1");
        assertThatThrownBy(() -> refund(captured, 15_001L)).isInstanceOf(InvalidRequestException.class);
        assertThat(refund(captured, null).getAmount()).isEqualTo(15_000);
        assertThatThrownBy(() -> refund(captured, 1L))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.getCode())
                        .isEqualTo("charge_already_refunded"));
        assertThat(intent(captured.getId()).getLatestChargeObject().getAmountRefunded())
                .isEqualTo(20_000);
        StripeCollection<Refund> refunds = stripe.v1()
                .refunds()
                .list(RefundListParams.builder()
                        .setPaymentIntent(captured.getId())
                        .build());
        assertThat(refunds.getData()).extracting(Refund::getAmount).containsExactly(15_000L, 5_000L);
        assertThat(stripe.v1().refunds().retrieve(first.getId()).getAmount()).isEqualTo(5_000);
    }

    @Test
    void aRefundOfSwishIsPendingAndOneThatSucceededCanFail() throws StripeException {
        PaymentIntent paid =
                intent(sandbox.pay(created().getId(), "SWISH", "APPROVE").getString("payment_intent"));
        Refund refund = refund(paid, null);
        assertThat(refund.getStatus()).isEqualTo("pending");
        sandbox.endRefund(refund.getId(), true);
        assertThat(stripe.v1().refunds().retrieve(refund.getId()).getStatus()).isEqualTo("succeeded");
        sandbox.endRefund(refund.getId(), false);
        Refund failed = stripe.v1().refunds().retrieve(refund.getId());
        assertThat(failed.getStatus()).isEqualTo("failed");
        assertThat(failed.getFailureReason()).isEqualTo("unknown");
        assertThat(refund(paid, null).getAmount()).isEqualTo(21_900);
    }

    @Test
    void aSessionIsExpiredWhileItIsOpen() throws StripeException {
        Session session = created();
        Session expired = stripe.v1().checkout().sessions().expire(session.getId());
        assertThat(expired.getStatus()).isEqualTo("expired");
        assertThatThrownBy(() -> stripe.v1().checkout().sessions().expire(session.getId()))
                .isInstanceOf(InvalidRequestException.class);
        Session paid = created();
        sandbox.pay(paid.getId(), "CARD", "APPROVE");
        assertThatThrownBy(() -> stripe.v1().checkout().sessions().expire(paid.getId()))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void sessionsAreListedByTimeAndStateAndPaymentInPages() throws StripeException {
        long begun = created().getCreated();
        Session second = created();
        String intent = sandbox.pay(second.getId(), "CARD", "APPROVE").getString("payment_intent");
        Session third = created();
        SessionListParams.Created since =
                SessionListParams.Created.builder().setGte(begun).build();
        StripeCollection<Session> open = stripe.v1()
                .checkout()
                .sessions()
                .list(SessionListParams.builder()
                        .setCreated(since)
                        .setStatus(SessionListParams.Status.OPEN)
                        .setLimit(1L)
                        .build());
        assertThat(open.getData()).extracting(Session::getId).containsExactly(third.getId());
        assertThat(open.getHasMore()).isTrue();
        StripeCollection<Session> next = stripe.v1()
                .checkout()
                .sessions()
                .list(SessionListParams.builder()
                        .setCreated(since)
                        .setLimit(1L)
                        .setStartingAfter(third.getId())
                        .build());
        assertThat(next.getData()).extracting(Session::getId).containsExactly(second.getId());
        assertThat(stripe.v1()
                        .checkout()
                        .sessions()
                        .list(SessionListParams.builder()
                                .setPaymentIntent(intent)
                                .build())
                        .getData())
                .extracting(Session::getId)
                .containsExactly(second.getId());
        assertThat(stripe.v1()
                        .checkout()
                        .sessions()
                        .list(SessionListParams.builder()
                                .setCreated(SessionListParams.Created.builder()
                                        .setLt(begun)
                                        .build())
                                .setLimit(100L)
                                .build())
                        .getData())
                .extracting(Session::getId)
                .doesNotContain(second.getId(), third.getId());
    }

    @Test
    void aPaymentIsFoundByItsReferenceButNotAtOnce() throws StripeException {
        sandbox.delaySearch(Duration.ofMinutes(1));
        PaymentIntent reserved = reserved();
        PaymentIntentSearchParams search = PaymentIntentSearchParams.builder()
                .setQuery("metadata['reference']:'" + reference + "'")
                .build();
        assertThat(stripe.v1().paymentIntents().search(search).getData()).isEmpty();
        sandbox.delaySearch(Duration.ZERO);
        StripeSearchResult<PaymentIntent> found = stripe.v1().paymentIntents().search(search);
        assertThat(found.getData()).extracting(PaymentIntent::getId).containsExactly(reserved.getId());
        assertThat(found.getHasMore()).isFalse();
    }

    @Test
    void eventsAreListedByType() throws StripeException {
        PaymentIntent captured = capture(reserved(), 21_900);
        StripeCollection<Event> events = stripe.v1()
                .events()
                .list(EventListParams.builder()
                        .setType("payment_intent.succeeded")
                        .setCreated(EventListParams.Created.builder()
                                .setGte(Instant.now().minusSeconds(300).getEpochSecond())
                                .build())
                        .setLimit(1L)
                        .build());
        Event event = events.getData().get(0);
        assertThat(event.getApiVersion()).isEqualTo(StripeSandboxControl.VERSION);
        assertThat(event.getDataObjectDeserializer().getObject())
                .get()
                .isInstanceOfSatisfying(PaymentIntent.class, intent -> assertThat(intent.getId())
                        .isEqualTo(captured.getId()));
        assertThat(stripe.v1().events().retrieve(event.getId()).getType()).isEqualTo("payment_intent.succeeded");
    }

    @Test
    void aKeyRepeatsItsAnswerAndRefusesOtherParameters() throws StripeException {
        RequestOptions once = RequestOptions.builder()
                .setIdempotencyKey(UUID.randomUUID().toString())
                .build();
        Session first = stripe.v1().checkout().sessions().create(cart().build(), once);
        Session again = stripe.v1().checkout().sessions().create(cart().build(), once);
        assertThat(again.getId()).isEqualTo(first.getId());
        assertThatThrownBy(() -> stripe.v1()
                        .checkout()
                        .sessions()
                        .create(cart().setClientReferenceId("another").build(), once))
                .isInstanceOf(IdempotencyException.class);
    }

    @Test
    void errorsAreUnderstood() throws StripeException {
        assertThatThrownBy(() -> client("sk_test_wrong").v1().events().list())
                .isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> client("sk_live_demo").v1().events().list())
                .isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> stripe.v1().paymentIntents().retrieve("pi_unknown"))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> {
                    assertThat(e.getStatusCode()).isEqualTo(404);
                    assertThat(e.getCode()).isEqualTo("resource_missing");
                    assertThat(e.getRequestId()).startsWith("req_");
                });
        assertThatThrownBy(() -> stripe.v1()
                        .checkout()
                        .sessions()
                        .create(cart().putExtraParam("colour", "red").build()))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> {
                    assertThat(e.getCode()).isEqualTo("parameter_unknown");
                    assertThat(e.getParam()).isEqualTo("colour");
                });
        sandbox.fault("GET stripe/v1/events", "TOO_MANY_REQUESTS", 1, 0);
        assertThatThrownBy(() -> stripe.v1().events().list()).isInstanceOf(RateLimitException.class);
        sandbox.fault("GET stripe/v1/events", "SERVER_ERROR", 1, 0);
        assertThatThrownBy(() -> stripe.v1().events().list()).isInstanceOf(ApiException.class);
    }
}
