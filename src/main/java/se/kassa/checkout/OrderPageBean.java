package se.kassa.checkout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import se.kassa.cart.Cart;
import se.kassa.order.Customer;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.order.PaymentState;
import se.kassa.payment.Actors;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.reconciliation.BoundedPaymentQuery;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.web.NotFoundResponse;

/** The receipt: asks the payment provider while the order is not paid, and says what is known. */
@Named("orderPage")
@RequestScoped
public class OrderPageBean {

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private BoundedPaymentQuery questions;

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
    private String internalReference;
    private Order order;

    /** Finds the order by the receipt's token. The payment's id in the address is in anybody's hands: only a hint. */
    public void load() {
        order = token == null ? null : orders.byReceiptToken(token).orElse(null);
        if (order == null) {
            NotFoundResponse.answer();
            return;
        }
        if (order.getReceipt() != PaymentState.Receipt.PAID) {
            ask();
            order = orders.byReceiptToken(token).orElseThrow();
        }
        if (request.getSession(false) != null) {
            checkout.settle(cart, order);
        }
    }

    /** The newest attempt first. */
    private void ask() {
        List<Long> newestFirst = attempts.of(order.getId()).stream()
                .sorted(Comparator.comparing(PaymentAttempt::getNumber).reversed())
                .map(PaymentAttempt::getId)
                .toList();
        questions.ask(newestFirst, usableHint(), Actors.SHOPPER);
    }

    private String usableHint() {
        return internalReference != null && internalReference.matches("[A-Za-z0-9_-]{1,64}") ? internalReference : null;
    }

    public Order getOrder() {
        return order;
    }

    /** Null where it is not known. */
    public Customer getConsumer() {
        return order == null ? null : order.getConsumer().orElse(null);
    }

    /** {@code paid}, {@code waiting} or {@code unpaid}; null while no order is loaded, as in the answer to a form. */
    public String getState() {
        return order == null ? null : order.getReceipt().name().toLowerCase(Locale.ROOT);
    }

    /** What the shopper is told: the state, or why an order is not paid. */
    public String getTold() {
        if (order.getReceipt() != PaymentState.Receipt.UNPAID) {
            return getState();
        }
        return (order.isCancelled() ? PaymentState.CANCELLED : order.getPaymentState()).name();
    }

    /** How it is paid, in the page's language, or as the provider calls it; null where nothing is paid. */
    public String getPaymentMethod() {
        String method = order.getPaymentMethod();
        boolean told = method != null && order.getReceipt() != PaymentState.Receipt.UNPAID;
        return told ? Texts.shop(language.getLocale()).get("method." + method, method) : null;
    }

    public boolean isPaid() {
        return order != null && order.getReceipt() == PaymentState.Receipt.PAID;
    }

    /** Whether the payment can be tried once more with what this browser's basket has. */
    public boolean isPayableHere() {
        return order != null && order.isPayable() && isMine() && !cart.isEmpty();
    }

    /** Whether the browser is the one that bought; another is told the state and nothing of a person. */
    public boolean isMine() {
        return order != null && request.getSession(false) != null && myOrders.has(order.getReceiptToken());
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public String getInternalReference() {
        return internalReference;
    }

    public void setInternalReference(String internalReference) {
        this.internalReference = internalReference;
    }
}
