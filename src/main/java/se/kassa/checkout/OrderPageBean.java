package se.kassa.checkout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.kassa.cart.Cart;
import se.kassa.order.Actors;
import se.kassa.order.Customer;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.order.PaymentState;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.reconciliation.BoundedPaymentQuery;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.web.NotFoundResponse;

/** The order page: queries the payment while the order is unpaid, and shows the state. */
@Named("orderPage")
@RequestScoped
public class OrderPageBean {

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private BoundedPaymentQuery paymentQuery;

    @Inject
    private CheckoutService checkout;

    @Inject
    private Cart cart;

    @Inject
    private SessionOrders myOrders;

    @Inject
    private Language language;

    @Inject
    private HttpServletRequest request;

    private String token;
    private Order order;

    /** Finds the order by the page's token. What the URL says about the payment is untrusted: only a hint. */
    public void load() {
        order = token == null ? null : orders.byReceiptToken(token).orElse(null);
        if (order == null) {
            NotFoundResponse.send();
            return;
        }
        if (order.getReceipt() != PaymentState.Receipt.PAID) {
            refreshPayment();
            order = orders.byReceiptToken(token).orElseThrow();
        }
        if (request.getSession(false) != null) {
            checkout.settle(cart, order);
        }
    }

    private void refreshPayment() {
        List<PaymentAttempt> newestFirst = attempts.of(order.getId()).stream()
                .sorted(Comparator.comparing(PaymentAttempt::getNumber).reversed())
                .toList();
        Map<String, List<String>> parameters = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        paymentQuery.query(newestFirst, parameters, Actors.SHOPPER);
    }

    public Order getOrder() {
        return order;
    }

    /** Null if not known. */
    public Customer getCustomer() {
        return order == null ? null : order.getCustomer().orElse(null);
    }

    /** {@code paid}, {@code waiting} or {@code unpaid}; null if no order is loaded. */
    public String getState() {
        return order == null ? null : order.getReceipt().name().toLowerCase(Locale.ROOT);
    }

    /** The key of the text to show: the state, or why the order is unpaid. */
    public String getStatusKey() {
        if (order.getReceipt() != PaymentState.Receipt.UNPAID) {
            return getState();
        }
        return (order.isCancelled() ? PaymentState.CANCELLED : order.getPaymentState()).name();
    }

    /** The payment method in the page's language, or the provider's term; null if unpaid. */
    public String getPaymentMethod() {
        String method = order.getPaymentMethod();
        boolean shown = method != null && order.getReceipt() != PaymentState.Receipt.UNPAID;
        return shown ? Texts.shop(language.getLocale()).get("method." + method, method) : null;
    }

    public boolean isPaid() {
        return order != null && order.getReceipt() == PaymentState.Receipt.PAID;
    }

    /** Whether the present cart can be paid again. */
    public boolean isPayableHere() {
        return order != null && order.isPayable() && isMine() && !cart.isEmpty();
    }

    /** Whether this session placed the order; others see the state and no personal data. */
    public boolean isMine() {
        return order != null && request.getSession(false) != null && myOrders.has(order.getReceiptToken());
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }
}
