package se.kassa.checkout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import se.kassa.cart.Cart;
import se.kassa.cart.CartRow;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.payment.HostedCarts;
import se.kassa.payment.PaymentAttempts;
import se.kassa.payment.PaymentProvider;
import se.kassa.platform.i18n.Language;

/** The checkout page: enters by a POST, shows what is to be paid, and gives the page's script the key to the payment. */
@Named("checkout")
@RequestScoped
public class CheckoutBean {

    private static final String CART = "/cart.xhtml?faces-redirect=true";
    private static final String CHECKOUT = "/checkout.xhtml?faces-redirect=true";

    @Inject
    private Cart cart;

    @Inject
    private Checkout checkout;

    @Inject
    private MyOrders myOrders;

    @Inject
    private HostedCarts hostedCarts;

    @Inject
    private PaymentAttempts attempts;

    @Inject
    private PaymentProvider provider;

    @Inject
    private Language language;

    @Inject
    private HttpServletRequest request;

    private Order order;
    private String cartKey;
    private String deliveryMethod;
    private String problem;

    /** Places the order, or brings it up to date, and leads on to the page. */
    public String enter() {
        Checkout.Outcome outcome = checkout.enter(cart, language.getLocale());
        checkout.order(cart).ifPresent(placed -> myOrders.remember(placed.getReceiptToken()));
        return switch (outcome) {
            case EMPTY_CART -> myOrders.latest().map(CheckoutBean::receipt).orElse(CART);
            case READY -> CHECKOUT;
            case PLACED_BEFORE -> receipt(checkout.order(cart).orElseThrow().getReceiptToken());
            case UNAVAILABLE, MISCONFIGURED -> CHECKOUT + "&problem=" + outcome;
        };
    }

    /** Who goes to the checkout from an old page, with nothing left to buy, is told that the order is placed. */
    private static String receipt(String receiptToken) {
        return "/receipt.xhtml?faces-redirect=true&order=" + receiptToken;
    }

    /** Takes what was paid meanwhile out of the cart before its page is shown. */
    public void settle() {
        if (request.getSession(false) != null && !cart.isEmpty()) {
            checkout.settle(cart);
        }
    }

    /** Opens the page; who has nothing to pay is led elsewhere. */
    public String load() {
        if (getOrder() == null) {
            return CART;
        }
        return getOrder().isPayable() ? null : receipt(getOrder().getReceiptToken());
    }

    public String change(CartRow row) {
        cart.change(row.getSku(), row.getQuantity());
        return enter();
    }

    public String remove(CartRow row) {
        cart.change(row.getSku(), 0);
        return enter();
    }

    public String chooseDelivery() {
        cart.chooseDeliveryMethod(deliveryMethod);
        return enter();
    }

    /** The key under which the page's script gets the link; null while there is none for what the basket has now. */
    public String getCartKey() {
        if (cartKey == null && getOrder() != null && checkout.isUpToDate(cart, getOrder())) {
            cartKey = attempts.open(getOrder().getId())
                    .flatMap(attempt -> hostedCarts.announcedKey(attempt.getId()))
                    .orElse(null);
        }
        return cartKey;
    }

    public String getScriptAddress() {
        return provider.scriptAddress().toString();
    }

    /** The order that the basket made; null where there is none, or nothing in the basket. */
    public Order getOrder() {
        if (order == null && request.getSession(false) != null && !cart.isEmpty()) {
            order = checkout.order(cart).orElse(null);
        }
        return order;
    }

    /** The lines that are not products. */
    public List<Line> getExtras() {
        return getOrder().getLines().stream()
                .filter(line -> line.kind() != Line.Kind.PRODUCT)
                .toList();
    }

    public List<DeliveryMethod> getDeliveryMethods() {
        return Arrays.asList(DeliveryMethod.values());
    }

    public String getDeliveryMethod() {
        return deliveryMethod == null ? DeliveryMethod.of(cart.deliveryMethod()).name() : deliveryMethod;
    }

    public void setDeliveryMethod(String deliveryMethod) {
        this.deliveryMethod = deliveryMethod;
    }

    public String getProblem() {
        return problem;
    }

    public void setProblem(String problem) {
        this.problem = problem;
    }

    public boolean isMisconfigured() {
        return Checkout.Outcome.MISCONFIGURED.name().equals(problem);
    }
}
