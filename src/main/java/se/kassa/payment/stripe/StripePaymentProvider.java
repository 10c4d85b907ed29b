package se.kassa.payment.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Form;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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
import se.kassa.payment.ProviderPayment;
import se.kassa.payment.ProviderResponseException;
import se.kassa.payment.ProviderTerms;
import se.kassa.payment.TransactionRequest;
import se.kassa.payment.TransactionResult;
import se.kassa.payment.TransactionResult.Progress;
import se.kassa.platform.security.Tokens;

/**
 * Adapter for Stripe Checkout. A payment session is a Checkout Session, a payment is its PaymentIntent. Each revision has
 * a session of its own: the session before is expired first, so that no two can be paid.
 */
@ApplicationScoped
public class StripePaymentProvider implements PaymentProvider {

    static final String ID = "stripe";

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;
    private static final int MAX_URL_LENGTH = 4000;

    /** Stripe stores the response to an idempotency key for 24 hours at least; clocks and time-outs take a bit of it. */
    private static final Duration IDEMPOTENCY_PERIOD = Duration.ofHours(23);

    @Inject
    private StripeClient client;

    @Inject
    private SessionForm forms;

    @Inject
    private StripeTransactions transactions;

    @Inject
    private StripeSearch search;

    @Inject
    private StripeEventParser events;

    @Inject
    private StripeSettings settings;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "Stripe";
    }

    @Override
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    @Override
    public PaymentSession openSession(PaymentRequest request) {
        return create(request, "");
    }

    @Override
    public PaymentSession replaceSession(String sessionId, PaymentRequest request) {
        if (!isExpired(sessionId)) {
            throw new PaymentProviderException(
                    Reason.REFUSED, "The Checkout Session to replace is complete and may have been paid", null);
        }
        return create(request, sessionId);
    }

    @Override
    public void closeSession(String sessionId) {
        isExpired(sessionId);
    }

    /** Expires a session that is open. Returns false if it is complete. */
    private boolean isExpired(String sessionId) {
        try {
            client.expireSession(sessionId);
            return true;
        } catch (ProviderResponseException e) {
            if (e.reason() != Reason.REFUSED && e.reason() != Reason.WRONG_STATE || e.status() == NOT_FOUND) {
                throw e;
            }
            String status = client.session(sessionId).text("status");
            if ("expired".equals(status) || "complete".equals(status)) {
                return "expired".equals(status);
            }
            throw e;
        }
    }

    private PaymentSession create(PaymentRequest request, String replaced) {
        if (request.amount() <= 0) {
            throw new PaymentProviderException(Reason.REFUSED, "There is nothing to pay", null);
        }
        Form form = forms.write(request);
        StripeObject session = createSession(form, sessionKey(request, replaced, form));
        checkTotal(session, request);
        return new PaymentSession(session.text("id"), new PaymentPage.Redirect(URI.create(session.text("url"))));
    }

    /**
     * Stripe stores a 500 with its key for a day, and answers 409 while an earlier request with the key is executed. Then
     * another key opens another session: the first one, if there is one, is never shown to anybody, so nobody can pay it.
     */
    private StripeObject createSession(Form form, String key) {
        try {
            return client.createSession(form, key);
        } catch (ProviderResponseException e) {
            if (e.status() < SERVER_ERROR && e.status() != CONFLICT) {
                throw e;
            }
            return client.createSession(form, key + "-" + UUID.randomUUID());
        }
    }

    /**
     * The same for a retry, even after a crash, and another one for every other session: Stripe repeats its response to a
     * key for a day, also if the session was expired meanwhile. The notification token distinguishes shops and databases
     * with the same references.
     */
    private static String sessionKey(PaymentRequest request, String replaced, Form form) {
        return request.reference() + "-"
                + Tokens.sha256(request.notificationToken() + "\n" + replaced + "\n" + form.asMap());
    }

    /** Stripe adds up the lines itself, and settings of the account may add taxes. */
    private void checkTotal(StripeObject session, PaymentRequest request) {
        String url = session.text("url");
        String id = session.text("id");
        if (id == null || url == null || url.length() > MAX_URL_LENGTH || !url.matches("https?://\\S+")) {
            throw new PaymentProviderException(
                    Reason.OUTCOME_UNKNOWN, "Stripe's answer is not a Checkout Session", null);
        }
        boolean agrees = session.amount("amount_total") == request.amount()
                && request.currency().toLowerCase(Locale.ROOT).equals(session.text("currency"));
        if (!agrees) {
            throw new PaymentProviderException(
                    Reason.MISCONFIGURED,
                    "Stripe asks for %d %s instead of %d %s: check the account's tax settings"
                            .formatted(
                                    session.amount("amount_total"),
                                    session.text("currency"),
                                    request.amount(),
                                    request.currency()),
                    null);
        }
    }

    @Override
    public Optional<ProviderPayment> retrieve(String paymentId) {
        StripeObject session = found(() -> sessionOf(paymentId)).orElse(StripeObject.EMPTY);
        return found(() -> client.paymentIntent(paymentId)).map(intent -> payment(intent, session));
    }

    @Override
    public Optional<ProviderPayment> retrieveBySession(String sessionId) {
        return found(() -> client.session(sessionId))
                .flatMap(session -> Optional.ofNullable(session.id("payment_intent"))
                        .flatMap(id -> found(() -> client.paymentIntent(id)))
                        .map(intent -> payment(intent, session)));
    }

    /** The session is read before the intent: a payment between the two must not look like a declined one. */
    private ProviderPayment payment(StripeObject intent, StripeObject session) {
        if (intent.text("id") == null) {
            throw new PaymentProviderException(Reason.OUTCOME_UNKNOWN, "Stripe's answer is not a PaymentIntent", null);
        }
        List<StripeObject> refunds = intent.amount("amount_received") > 0
                ? StripePages.all(client::refunds, Map.of("payment_intent", intent.text("id")))
                        .objects()
                : List.of();
        return StripePaymentMapper.payment(intent, session, refunds);
    }

    private StripeObject sessionOf(String paymentId) {
        List<StripeObject> sessions = client.sessions(Map.of("payment_intent", paymentId, "limit", "1"))
                .data();
        return sessions.isEmpty() ? StripeObject.EMPTY : sessions.get(0);
    }

    private static Optional<StripeObject> found(Supplier<StripeObject> call) {
        try {
            return Optional.of(call.get());
        } catch (ProviderResponseException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Optional<PaymentSearch> search() {
        return Optional.of(search);
    }

    /** Stripe captures once: what is not captured is released. */
    @Override
    public TransactionResult capture(TransactionRequest request, boolean last) {
        return transactions.capture(request);
    }

    @Override
    public TransactionResult refund(TransactionRequest request, String captureTransactionId) {
        return transactions.refund(request);
    }

    /** A payment that is not authorised yet cannot be cancelled; its session is expired instead. */
    @Override
    public TransactionResult voidAuthorisation(TransactionRequest request) {
        try {
            return transactions.cancel(request);
        } catch (ProviderResponseException e) {
            boolean wrongState = e.reason() == Reason.WRONG_STATE || e.reason() == Reason.REFUSED;
            String sessionId = wrongState ? sessionOf(request.paymentId()).text("id") : null;
            if (sessionId == null || !isExpired(sessionId)) {
                throw e;
            }
            return new TransactionResult(Progress.DONE, request.paymentId());
        }
    }

    @Override
    public Progress refundStatus(String paymentId, String refundTransactionId) {
        return transactions.refundStatus(paymentId, refundTransactionId);
    }

    @Override
    public ProviderTerms terms() {
        return new ProviderTerms(
                IDEMPOTENCY_PERIOD, true, settings.sessionLifetime(), ProviderTerms.FeeRule.NONE, settings.isLive());
    }

    @Override
    public boolean isAutoCaptured(String method) {
        return StripeMethods.isAutoCaptured(method);
    }

    @Override
    public List<String> methods() {
        return StripeMethods.ALL;
    }

    /** The return URL names the session, which the attempt knows already. */
    @Override
    public Optional<String> paymentIdHint(Map<String, List<String>> returnParameters) {
        return Optional.empty();
    }

    @Override
    public NotificationResult parseNotification(IncomingNotification request) {
        return events.parse(request);
    }

    @Override
    public String withoutSecrets(String notification) {
        return StripeEventParser.withoutSecrets(notification);
    }

    @Override
    public ProviderCallGuard callGuard() {
        return client.guard();
    }
}
