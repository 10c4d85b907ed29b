package se.kassa.payment.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.PaymentRequest;
import se.kassa.payment.PaymentSummary;
import se.kassa.payment.ProviderPayment;
import se.kassa.payment.TransactionRequest;
import se.kassa.payment.TransactionResult;

/** Adapter for External Ecster Pay. */
@ApplicationScoped
public class EcsterPaymentProvider implements PaymentProvider {

    private static final int NOT_FOUND = 404;
    private static final int SURELY_NO_FULL_PAGE = 10;

    @Inject
    private EcsterClient client;

    @Inject
    private EcsterTransactions transactions;

    @Inject
    private CartMessageWriter messages;

    @Inject
    private EcsterSettings settings;

    @Override
    public String openSession(PaymentRequest cart) {
        return key(client.createCart(messages.write(cart)));
    }

    @Override
    public String replaceSession(String cartKey, PaymentRequest cart) {
        return key(client.updateCart(cartKey, messages.write(cart)));
    }

    /** The key is in {@code checkoutCart.key} (WooCommerce and Magento 2 plugins). */
    private static String key(JsonStructure answer) {
        if (answer instanceof JsonObject object
                && object.get("checkoutCart") instanceof JsonObject cart
                && OrderResponse.text(cart, "key") != null) {
            return OrderResponse.text(cart, "key");
        }
        throw unreadable("a cart");
    }

    @Override
    public Optional<ProviderPayment> find(String providerOrderId) {
        try {
            if (client.order(providerOrderId) instanceof JsonObject order) {
                return Optional.of(new OrderResponse(order).toPayment());
            }
            throw unreadable("an order");
        } catch (EcsterException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Ecster's search is not known to be exact, and one merchant account may serve several shops. */
    @Override
    public List<String> searchByReference(String reference) {
        return found(client.ordersByReference(reference)).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(order -> reference.equals(OrderResponse.text(order, "orderReference")))
                .map(order -> OrderResponse.text(order, "id"))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The page size of Ecster's search is not published. A result with more than a few orders may be incomplete. */
    @Override
    public SummaryPage listPayments(OffsetDateTime from, OffsetDateTime to) {
        JsonArray orders = found(client.ordersBetween(from, to));
        List<PaymentSummary> sightings = orders.stream()
                .filter(JsonObject.class::isInstance)
                .map(order -> new OrderResponse(order.asJsonObject()).toSummary())
                .filter(sighting -> sighting.id() != null)
                .toList();
        return new SummaryPage(sightings, orders.size() < SURELY_NO_FULL_PAGE);
    }

    @Override
    public Duration reconciliationInterval() {
        return settings.reconciliationInterval();
    }

    /** A list of orders; the wrapper of paged results is not published. */
    private static JsonArray found(JsonStructure answer) {
        return answer instanceof JsonArray array ? array : OrderResponse.array(answer.asJsonObject(), "orders");
    }

    @Override
    public TransactionResult capture(TransactionRequest request, boolean last) {
        return transactions.debit(request, last);
    }

    /** A Swish payment is refunded by another call than a credit. */
    @Override
    public TransactionResult refund(TransactionRequest request, String captureTransactionId, String method) {
        return isAutoCaptured(method)
                ? transactions.refund(request, captureTransactionId)
                : transactions.credit(request, captureTransactionId);
    }

    @Override
    public TransactionResult cancel(TransactionRequest request) {
        return transactions.annul(request);
    }

    @Override
    public TransactionResult.Progress refundProgress(String providerOrderId) {
        return transactions.refundProgress(providerOrderId);
    }

    @Override
    public boolean isAutoCaptured(String method) {
        return transactions.isSwish(method);
    }

    @Override
    public URI scriptUrl() {
        return settings.scriptUrl();
    }

    @Override
    public Duration sessionLifetime() {
        return settings.cartLifetime();
    }

    @Override
    public FeeRule feeRule() {
        return new FeeRule(settings.feeLimit(), settings.feeVatRate());
    }

    @Override
    public boolean isLive() {
        return settings.isLive();
    }

    private static EcsterException unreadable(String what) {
        return new EcsterException(
                Reason.OUTCOME_UNKNOWN, 0, null, "-", "Ecster's answer is not " + what, null, Optional.empty());
    }
}
