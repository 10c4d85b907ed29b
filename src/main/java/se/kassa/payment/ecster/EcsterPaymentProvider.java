package se.kassa.payment.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
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
import se.kassa.payment.ProviderPaymentSummary;
import se.kassa.payment.ProviderResponseException;
import se.kassa.payment.ProviderTerms;
import se.kassa.payment.TransactionRequest;
import se.kassa.payment.TransactionResult;

/** Adapter for External Ecster Pay. */
@ApplicationScoped
public class EcsterPaymentProvider implements PaymentProvider, PaymentSearch {

    static final String ID = "ecster";

    private static final String SCRIPT = "payment-ecster.js";
    private static final int NOT_FOUND = 404;
    private static final List<String> METHODS = List.of("CARD", "INVOICE", "PARTPAYMENT", "SWISH");
    private static final Pattern PAYMENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int SURELY_NO_FULL_PAGE = 10;

    private final EcsterClient client;
    private final EcsterTransactions transactions;
    private final CartMessageWriter messages;
    private final EcsterSettings settings;
    private final EcsterNotificationParser notifications;

    /** For the container's proxy. */
    protected EcsterPaymentProvider() {
        this(null, null, null, null, null);
    }

    @Inject
    EcsterPaymentProvider(
            EcsterClient client,
            EcsterTransactions transactions,
            CartMessageWriter messages,
            EcsterSettings settings,
            EcsterNotificationParser notifications) {
        this.client = client;
        this.transactions = transactions;
        this.messages = messages;
        this.settings = settings;
        this.notifications = notifications;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "Ecster";
    }

    @Override
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    @Override
    public PaymentSession openSession(PaymentRequest cart) {
        return session(key(client.createCart(messages.write(cart))));
    }

    @Override
    public PaymentSession replaceSession(String cartKey, PaymentRequest cart) {
        return session(key(client.updateCart(cartKey, messages.write(cart))));
    }

    private PaymentSession session(String cartKey) {
        return new PaymentSession(cartKey, scriptPage(cartKey).orElseThrow());
    }

    @Override
    public Optional<PaymentPage.Script> scriptPage(String cartKey) {
        return Optional.of(new PaymentPage.Script(settings.access().scriptUrl(), cartKey, SCRIPT));
    }

    /** A cart expires by itself; there is no call to end it. */
    @Override
    public void closeSession(String cartKey) {}

    /** The key is in {@code checkoutCart.key} (WooCommerce and Magento 2 plugins). */
    private static String key(JsonStructure answer) {
        if (answer instanceof JsonObject object
                && object.get("checkoutCart") instanceof JsonObject cart
                && EcsterOrderResponse.text(cart, "key") != null) {
            return EcsterOrderResponse.text(cart, "key");
        }
        throw unreadable("a cart");
    }

    @Override
    public Optional<ProviderPayment> retrieve(String paymentId) {
        try {
            if (client.order(paymentId) instanceof JsonObject order) {
                return Optional.of(new EcsterOrderResponse(order).toPayment());
            }
            throw unreadable("an order");
        } catch (ProviderResponseException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A cart does not say to which order it led. */
    @Override
    public Optional<ProviderPayment> retrieveBySession(String cartKey) {
        return Optional.empty();
    }

    @Override
    public Optional<PaymentSearch> search() {
        return Optional.of(this);
    }

    /** Ecster's search is not known to be exact, and one merchant account may serve several shops. */
    @Override
    public List<String> byReference(String reference) {
        return found(client.ordersByReference(reference)).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(order -> reference.equals(EcsterOrderResponse.text(order, "orderReference")))
                .map(order -> EcsterOrderResponse.text(order, "id"))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The page size of Ecster's search is not published. A result with more than a few orders may be incomplete. */
    @Override
    public Page list(OffsetDateTime from, OffsetDateTime to) {
        JsonArray orders = found(client.ordersBetween(from, to));
        List<ProviderPaymentSummary> sightings = orders.stream()
                .filter(JsonObject.class::isInstance)
                .map(order -> new EcsterOrderResponse(order.asJsonObject()).toSummary())
                .filter(sighting -> sighting.id() != null)
                .toList();
        return new Page(sightings, orders.size() < SURELY_NO_FULL_PAGE);
    }

    /** None is published. */
    @Override
    public Duration delay() {
        return Duration.ZERO;
    }

    @Override
    public Duration interval() {
        return settings.reconciliationInterval();
    }

    /** A list of orders; the wrapper of paged results is not published. */
    private static JsonArray found(JsonStructure answer) {
        return answer instanceof JsonArray array ? array : EcsterOrderResponse.array(answer.asJsonObject(), "orders");
    }

    @Override
    public TransactionResult capture(TransactionRequest request, boolean last) {
        return transactions.debit(request, last);
    }

    /** A Swish payment is refunded by another call than a credit. */
    @Override
    public TransactionResult refund(TransactionRequest request, String captureTransactionId) {
        return isAutoCaptured(request.method())
                ? transactions.refund(request, captureTransactionId)
                : transactions.credit(request, captureTransactionId);
    }

    @Override
    public TransactionResult voidAuthorisation(TransactionRequest request) {
        return transactions.annul(request);
    }

    /** Only the newest refund of a payment can be queried. */
    @Override
    public TransactionResult.Progress refundStatus(String paymentId, String refundTransactionId) {
        return transactions.refundProgress(paymentId);
    }

    @Override
    public boolean isAutoCaptured(String method) {
        return transactions.isSwish(method);
    }

    /** Ecster has no idempotency keys: a transaction whose outcome is unknown is never repeated. */
    @Override
    public ProviderTerms terms() {
        return new ProviderTerms(
                Duration.ZERO,
                false,
                settings.cart().lifetime(),
                new ProviderTerms.FeeRule(settings.fee().limit(), settings.fee().vatRate()),
                settings.isLive());
    }

    /** Those that the plugins name. */
    @Override
    public List<String> methods() {
        return METHODS;
    }

    @Override
    public Optional<String> paymentIdHint(Map<String, List<String>> returnParameters) {
        return returnParameters.getOrDefault("internalReference", List.of()).stream()
                .findFirst()
                .filter(id -> PAYMENT_ID.matcher(id).matches());
    }

    @Override
    public NotificationResult parseNotification(IncomingNotification request) {
        return notifications.parse(request);
    }

    @Override
    public ProviderCallGuard callGuard() {
        return client.guard();
    }

    private static PaymentProviderException unreadable(String what) {
        return new PaymentProviderException(Reason.OUTCOME_UNKNOWN, "Ecster's answer is not " + what, null);
    }
}
