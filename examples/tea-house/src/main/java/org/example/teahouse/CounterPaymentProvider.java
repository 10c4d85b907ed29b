package org.example.teahouse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.kassa.order.PaymentState;
import se.kassa.payment.IncomingNotification;
import se.kassa.payment.NotificationResult;
import se.kassa.payment.PaymentPage;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.PaymentRequest;
import se.kassa.payment.PaymentSearch;
import se.kassa.payment.PaymentSession;
import se.kassa.payment.ProviderCallGuard;
import se.kassa.payment.ProviderCallSettings;
import se.kassa.payment.ProviderPayment;
import se.kassa.payment.ProviderPayment.Transaction;
import se.kassa.payment.ProviderPayment.TransactionKind;
import se.kassa.payment.ProviderTerms;
import se.kassa.payment.TransactionRequest;
import se.kassa.payment.TransactionResult;
import se.kassa.payment.TransactionResult.Progress;

/**
 * A toy: the customer pays at the counter when fetching the tea. The payment counts as authorised as soon as the
 * payment link is shown; staff capture it when they have been paid. It forgets its payments when the server stops, so use it for
 * learning only. A real adapter calls a provider in these methods.
 */
@ApplicationScoped
public class CounterPaymentProvider implements PaymentProvider {

    private static final String METHOD = "counter";

    private final Map<String, ProviderPayment> payments = new ConcurrentHashMap<>();
    private final ProviderCallGuard guard = new ProviderCallGuard(
            new ProviderCallSettings(
                    "counter",
                    "Tea house counter",
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    20,
                    5,
                    Duration.ofSeconds(15)),
            failure -> {});

    @Inject
    @ConfigProperty(name = "kassa.public-url")
    private String publicUrl;

    @Inject
    @ConfigProperty(name = "teahouse.counter", defaultValue = "false")
    private boolean configured;

    @Override
    public String id() {
        return "counter";
    }

    @Override
    public String displayName() {
        return "Tea house counter";
    }

    @Override
    public boolean isConfigured() {
        return configured;
    }

    /** The session is the payment. Its page is the order page itself, so there is nothing to do for the customer. */
    @Override
    public PaymentSession openSession(PaymentRequest request) {
        String id = request.reference() + "-" + request.amount();
        put(id, request.reference(), PaymentState.AUTHORIZED, request.amount(), 0, 0, List.of());
        return new PaymentSession(
                id, new PaymentPage.Redirect(URI.create(publicUrl.replaceFirst("/?$", "/order/") + request.receiptToken())));
    }

    /** A real adapter throws {@code REFUSED} if the session has led to a payment; here the customer has not paid yet. */
    @Override
    public PaymentSession replaceSession(String sessionId, PaymentRequest request) {
        closeSession(sessionId);
        return openSession(request);
    }

    @Override
    public void closeSession(String sessionId) {
        payments.computeIfPresent(
                sessionId, (id, payment) -> payment.state() == PaymentState.AUTHORIZED ? null : payment);
    }

    @Override
    public Optional<ProviderPayment> retrieve(String paymentId) {
        return Optional.ofNullable(payments.get(paymentId));
    }

    @Override
    public Optional<ProviderPayment> retrieveBySession(String sessionId) {
        return retrieve(sessionId);
    }

    @Override
    public Optional<PaymentSearch> search() {
        return Optional.empty();
    }

    /** Captures the whole amount at the counter, so that nothing is left to release. */
    @Override
    public TransactionResult capture(TransactionRequest request, boolean last) {
        ProviderPayment payment = inState(request, PaymentState.AUTHORIZED);
        return add(payment, PaymentState.CAPTURED, TransactionKind.CAPTURE, request, null);
    }

    @Override
    public TransactionResult refund(TransactionRequest request, String captureTransactionId) {
        ProviderPayment payment = inState(request, PaymentState.CAPTURED);
        return add(payment, PaymentState.CAPTURED, TransactionKind.REFUND, request, captureTransactionId);
    }

    @Override
    public TransactionResult voidAuthorisation(TransactionRequest request) {
        ProviderPayment payment = inState(request, PaymentState.AUTHORIZED);
        return add(payment, PaymentState.CANCELLED, TransactionKind.VOID, request, null);
    }

    private ProviderPayment inState(TransactionRequest request, PaymentState state) {
        return retrieve(request.paymentId())
                .filter(payment -> payment.state() == state)
                .orElseThrow(() -> new PaymentProviderException(Reason.WRONG_STATE, "Not " + state, null));
    }

    private TransactionResult add(
            ProviderPayment before, PaymentState state, TransactionKind kind, TransactionRequest request, String of) {
        List<Transaction> all = new ArrayList<>(before.transactions());
        Transaction added = new Transaction(request.reference(), kind, request.reference(), request.amount(), of);
        all.add(added);
        long captured = kind == TransactionKind.CAPTURE ? request.amount() : before.amounts().captured();
        long refunded = before.amounts().refunded() + (kind == TransactionKind.REFUND ? request.amount() : 0);
        put(before.id(), before.identity().reference(), state, before.amounts().authorised(), captured, refunded, all);
        return new TransactionResult(Progress.DONE, added.id());
    }

    private void put(
            String id,
            String reference,
            PaymentState state,
            long amount,
            long captured,
            long refunded,
            List<Transaction> transactions) {
        payments.put(
                id,
                new ProviderPayment(
                        // Only this shop has payments in the map: no digest is needed.
                        new ProviderPayment.Identity(id, reference, null),
                        new ProviderPayment.Status(state, state.name(), METHOD),
                        new ProviderPayment.Amounts("SEK", amount, 0, captured, refunded),
                        null,
                        List.of(),
                        transactions,
                        "{\"state\":\"%s\",\"captured\":%d,\"refunded\":%d}".formatted(state, captured, refunded)));
    }

    @Override
    public Progress refundStatus(String paymentId, String refundTransactionId) {
        return Progress.DONE;
    }

    @Override
    public ProviderTerms terms() {
        return new ProviderTerms(
                Duration.ZERO, true, Duration.ofHours(1), ProviderTerms.FeeRule.NONE, false);
    }

    @Override
    public boolean isAutoCaptured(String method) {
        return false;
    }

    @Override
    public List<String> methods() {
        return List.of(METHOD);
    }

    @Override
    public Optional<String> paymentIdHint(Map<String, List<String>> returnParameters) {
        return Optional.empty();
    }

    @Override
    public NotificationResult parseNotification(IncomingNotification request) {
        return new NotificationResult.NotAuthentic("The counter sends no notifications");
    }

    @Override
    public ProviderCallGuard callGuard() {
        return guard;
    }
}
