package se.kassa.payment;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import se.kassa.order.PaymentState;
import se.kassa.payment.ProviderPayment.Transaction;
import se.kassa.payment.ProviderPayment.TransactionKind;

/** A payment provider in memory: returns what a test sets, and counts its calls. */
public class FakeProvider implements PaymentProvider, PaymentSearch {

    public static final String ID = "fake";

    public static final Duration CART_LIFETIME = Duration.ofHours(1);

    private final Map<String, ProviderPayment> payments = new LinkedHashMap<>();
    private final List<String> questions = new ArrayList<>();
    private final Map<String, OffsetDateTime> begun = new HashMap<>();
    private final Clock clock;
    private final Set<String> poisoned = new HashSet<>();
    private ProviderTerms terms =
            new ProviderTerms(Duration.ZERO, false, CART_LIFETIME, new ProviderTerms.FeeRule(10_000, 2500), false);
    private Duration readTimeout = Duration.ofSeconds(1);
    private int refusedSessions;
    private RuntimeException failure;
    private Runnable meanwhile = () -> {};
    private static final AtomicInteger NEXT = new AtomicInteger();

    public FakeProvider(Clock clock) {
        this.clock = clock;
    }

    /** A new payment of SEK in öre. Returns its id. */
    public String pay(String reference, PaymentState state, long amount) {
        String id = "payment-" + NEXT.incrementAndGet();
        put(id, reference, state, "SEK", amount, 0);
        return id;
    }

    /** The state of a payment from now on; what is captured follows from it. */
    public void change(String id, PaymentState state) {
        ProviderPayment before = payments.get(id);
        put(
                id,
                before.identity().reference(),
                state,
                before.amounts().currency(),
                before.amounts().authorised(),
                before.amounts().fee());
    }

    public void put(String id, String reference, PaymentState state, String currency, long amount, long fee) {
        long captured =
                state == PaymentState.CAPTURED ? amount : state == PaymentState.PARTIALLY_CAPTURED ? amount / 2 : 0;
        put(new ProviderPayment(
                new ProviderPayment.Identity(id, reference, null),
                new ProviderPayment.Status(state, state.name(), "CARD"),
                new ProviderPayment.Amounts(currency, amount, fee, captured, 0),
                null,
                List.of(),
                List.of(),
                id + state + currency + amount + fee));
    }

    public void put(ProviderPayment payment) {
        begun.putIfAbsent(payment.id(), OffsetDateTime.now(clock));
        payments.put(payment.id(), payment);
    }

    /** The customer disputes the payment from now on. */
    public void dispute(String id) {
        copy(id, payments.get(id).identity().attemptDigest(), true);
    }

    /** The payment carries the digest of an attempt's token. */
    public void identify(String id, String attemptDigest) {
        copy(id, attemptDigest, payments.get(id).status().disputed());
    }

    private void copy(String id, String attemptDigest, boolean disputed) {
        ProviderPayment before = payments.get(id);
        payments.put(
                id,
                new ProviderPayment(
                        new ProviderPayment.Identity(id, before.identity().reference(), attemptDigest),
                        new ProviderPayment.Status(
                                before.state(),
                                before.status().term(),
                                before.status().method(),
                                before.status().authorisationExpiresAt(),
                                disputed),
                        before.amounts(),
                        before.customer(),
                        before.rows(),
                        before.transactions(),
                        before.response() + " " + attemptDigest + disputed));
    }

    public ProviderPayment payment(String id) {
        return payments.get(id);
    }

    public void forget(String id) {
        payments.remove(id);
    }

    /** Has something happen after the provider has looked and before its answer arrives. */
    public void meanwhile(Runnable what) {
        meanwhile = what;
    }

    /** Has every question fail; null ends it. */
    public void fail(RuntimeException how) {
        failure = how;
    }

    /** Has this many of the next calls that open or replace a session be refused. */
    public void refuseSessions(int calls) {
        refusedSessions = calls;
    }

    private void openingSession() {
        if (refusedSessions > 0) {
            refusedSessions--;
            throw failure(PaymentProviderException.Reason.REFUSED);
        }
    }

    public List<String> questions() {
        return questions;
    }

    @Override
    public Optional<ProviderPayment> retrieve(String paymentId) {
        asked(paymentId);
        Optional<ProviderPayment> found = Optional.ofNullable(payments.get(paymentId));
        meanwhile.run();
        return found;
    }

    @Override
    public List<String> byReference(String reference) {
        asked(reference);
        return payments.values().stream()
                .filter(payment -> reference.equals(payment.identity().reference()))
                .map(ProviderPayment::id)
                .toList();
    }

    /** Has every question about this id or reference end in an error. */
    public void poison(String what) {
        poisoned.add(what);
    }

    private void asked(String what) {
        questions.add(what);
        if (poisoned.contains(what)) {
            throw new IllegalStateException("poisoned");
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "Fake";
    }

    @Override
    public boolean isConfigured() {
        return true;
    }

    @Override
    public PaymentSession openSession(PaymentRequest cart) {
        openingSession();
        return session("key-" + NEXT.incrementAndGet());
    }

    @Override
    public PaymentSession replaceSession(String sessionId, PaymentRequest cart) {
        openingSession();
        return session("key-" + NEXT.incrementAndGet());
    }

    /** A session whose page is a URL. */
    public static PaymentSession session(String id) {
        return new PaymentSession(
                id, new PaymentPage.Redirect(URI.create("https://pay.example/" + id.replace(" ", "-"))));
    }

    @Override
    public void closeSession(String sessionId) {}

    @Override
    public Optional<ProviderPayment> retrieveBySession(String sessionId) {
        return Optional.empty();
    }

    @Override
    public Optional<PaymentSearch> search() {
        return Optional.of(this);
    }

    @Override
    public Duration delay() {
        return Duration.ZERO;
    }

    /** Tells ten at once, as if the rest were on another page. */
    @Override
    public Page list(OffsetDateTime from, OffsetDateTime to) {
        asked("search");
        List<ProviderPaymentSummary> all = payments.values().stream()
                .filter(payment -> !begun.get(payment.id()).isBefore(from)
                        && begun.get(payment.id()).isBefore(to))
                .map(FakeProvider::sighting)
                .toList();
        return new Page(all.stream().limit(10).toList(), all.size() < 10);
    }

    private static ProviderPaymentSummary sighting(ProviderPayment payment) {
        return new ProviderPaymentSummary(
                payment.id(),
                payment.identity().reference(),
                payment.identity().attemptDigest(),
                payment.state(),
                payment.status().term(),
                payment.amounts().authorised(),
                payment.amounts().currency());
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(15);
    }

    /** What happens to the next move of money; then all is well again. */
    public enum Mishap {
        NONE,
        /** Nothing is done, and nobody answers. */
        LOST,
        /** It is done, and nobody answers. */
        UNANSWERED,
        REFUSED,
        WRONG_STATE,
        UNREACHED,
        /** The shop's keys are refused. */
        MISCONFIGURED,
        /** The caller's machine stops in the middle; it is done. */
        POWER_CUT,
        /** It is taken on, and takes its time: how far it is, is asked for. */
        PENDING
    }

    /** What stops a caller for good. */
    public static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    private Mishap mishap = Mishap.NONE;
    private TransactionResult.Progress progress = TransactionResult.Progress.FAILED;
    private int polls;
    private boolean pollsFail;
    private String refundId;
    private String polledRefund;
    /** The payments with a refund that was pending at first. */
    private final Set<String> pendingRefunds = new HashSet<>();

    private final Map<String, TransactionResult> done = new HashMap<>();

    /** The id of refunds that are pending at first; null for none. */
    void refundId(String id) {
        refundId = id;
    }

    /** The refund whose progress was asked for last. */
    String polledRefund() {
        return polledRefund;
    }

    /** How far refunds are that take their time, from now on. */
    void progress(TransactionResult.Progress now) {
        progress = now;
    }

    /** Whether every question how far a refund is fails, from now on. */
    void failPolls(boolean fail) {
        pollsFail = fail;
    }

    /** How often it was asked how far a refund is. */
    public int polls() {
        return polls;
    }

    private final List<TransactionRequest> moves = new ArrayList<>();

    /** Has the next move of money refused. */
    public void refuseNext() {
        next(Mishap.REFUSED);
    }

    public void next(Mishap what) {
        mishap = what;
    }

    /** Every move of money that was called for. */
    public List<TransactionRequest> moves() {
        return moves;
    }

    /** The money moves, whoever had it moved. */
    public void move(TransactionRequest move, TransactionKind kind, String captureId) {
        ProviderPayment was = payments.get(move.paymentId());
        List<Transaction> transactions = new ArrayList<>(was.transactions());
        String id = "transaction-" + NEXT.incrementAndGet();
        transactions.add(new Transaction(id, kind, move.reference(), move.amount(), captureId));
        long captured = was.amounts().captured() + (kind == TransactionKind.CAPTURE ? move.amount() : 0);
        long refunded = was.amounts().refunded() + (kind == TransactionKind.REFUND ? move.amount() : 0);
        PaymentState state = kind == TransactionKind.VOID && captured == 0
                ? PaymentState.CANCELLED
                : captured == was.amounts().authorised() ? PaymentState.CAPTURED : PaymentState.PARTIALLY_CAPTURED;
        put(new ProviderPayment(
                was.identity(),
                new ProviderPayment.Status(state, state.name(), was.status().method()),
                new ProviderPayment.Amounts(
                        was.amounts().currency(),
                        was.amounts().authorised(),
                        was.amounts().fee(),
                        captured,
                        refunded),
                null,
                List.of(),
                transactions,
                was.response() + id));
    }

    private TransactionResult called(TransactionRequest move, TransactionKind kind, String captureId) {
        moves.add(move);
        Mishap now = mishap;
        mishap = Mishap.NONE;
        if (terms.isIdempotent() && done.containsKey(move.idempotencyKey()) && now == Mishap.NONE) {
            return done.get(move.idempotencyKey());
        }
        if (now == Mishap.NONE || now == Mishap.UNANSWERED || now == Mishap.POWER_CUT) {
            move(move, kind, captureId);
            List<Transaction> all = payments.get(move.paymentId()).transactions();
            done.put(
                    move.idempotencyKey(),
                    new TransactionResult(
                            TransactionResult.Progress.DONE,
                            all.get(all.size() - 1).id()));
        }
        switch (now) {
            case LOST, UNANSWERED -> throw failure(PaymentProviderException.Reason.OUTCOME_UNKNOWN);
            case REFUSED -> throw failure(PaymentProviderException.Reason.REFUSED);
            case WRONG_STATE -> throw failure(PaymentProviderException.Reason.WRONG_STATE);
            case MISCONFIGURED -> throw failure(PaymentProviderException.Reason.MISCONFIGURED);
            case UNREACHED -> throw failure(PaymentProviderException.Reason.UNAVAILABLE);
            case POWER_CUT -> throw new PowerCut();
            case PENDING -> {
                pendingRefunds.add(move.paymentId());
                return new TransactionResult(TransactionResult.Progress.PENDING, refundId);
            }
            default -> {
                return done.get(move.idempotencyKey());
            }
        }
    }

    public static PaymentProviderException failure(PaymentProviderException.Reason reason) {
        return new PaymentProviderException(reason, "mishap", null);
    }

    @Override
    public TransactionResult capture(TransactionRequest move, boolean last) {
        return called(move, TransactionKind.CAPTURE, null);
    }

    @Override
    public TransactionResult refund(TransactionRequest move, String captureTransactionId) {
        return called(move, TransactionKind.REFUND, captureTransactionId);
    }

    @Override
    public TransactionResult voidAuthorisation(TransactionRequest move) {
        return called(move, TransactionKind.VOID, null);
    }

    @Override
    public TransactionResult.Progress refundStatus(String paymentId, String refundTransactionId) {
        polls++;
        polledRefund = refundTransactionId;
        if (pollsFail) {
            throw failure(PaymentProviderException.Reason.UNAVAILABLE);
        }
        if (!pendingRefunds.contains(paymentId)) {
            throw failure(PaymentProviderException.Reason.REFUSED);
        }
        return progress;
    }

    @Override
    public boolean isAutoCaptured(String method) {
        return "SWISH".equals(method);
    }

    /** How long the provider is waited for, from now on. */
    public void readTimeout(Duration timeout) {
        readTimeout = timeout;
    }

    /** In force from now on. */
    public void terms(ProviderTerms others) {
        terms = others;
    }

    @Override
    public ProviderTerms terms() {
        return terms;
    }

    @Override
    public List<String> methods() {
        return List.of("CARD", "SWISH");
    }

    @Override
    public Optional<String> paymentIdHint(Map<String, List<String>> returnParameters) {
        return returnParameters.getOrDefault("payment", List.of()).stream().findFirst();
    }

    @Override
    public NotificationResult parseNotification(IncomingNotification request) {
        return new NotificationResult.Foreign("not used");
    }

    @Override
    public ProviderCallGuard callGuard() {
        return new ProviderCallGuard(
                new ProviderCallSettings(ID, "Fake", Duration.ofSeconds(1), readTimeout, 1, 1, Duration.ofSeconds(1)),
                failure -> {});
    }
}
