package se.kassa.checkout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import se.kassa.cart.Cart;
import se.kassa.cart.CartChanges;
import se.kassa.cart.CartLineForm;
import se.kassa.discount.Discount;
import se.kassa.discount.DiscountRejection;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.session.PaymentSessions;
import se.kassa.platform.i18n.Language;
import se.kassa.stock.Stock;

/** The checkout page: enters by a POST, shows what is to be paid, and gives the page's script the key to the payment. */
@Named("checkout")
@RequestScoped
public class CheckoutBean {

    private static final Set<CheckoutService.Outcome> PROBLEMS = EnumSet.of(
            CheckoutService.Outcome.SOLD_OUT,
            CheckoutService.Outcome.NO_DELIVERY,
            CheckoutService.Outcome.UNAVAILABLE,
            CheckoutService.Outcome.MISCONFIGURED);
    private static final long NO_ORDER = -1;
    private static final String CART = "/cart.xhtml?faces-redirect=true";
    private static final String CHECKOUT = "/checkout.xhtml?faces-redirect=true";

    @Inject
    private Cart cart;

    @Inject
    private CheckoutService checkout;

    @Inject
    private SessionOrders myOrders;

    @Inject
    private PaymentSessions hostedCarts;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private PaymentProvider provider;

    @Inject
    private Language language;

    @Inject
    private HttpServletRequest request;

    @Inject
    private CartChanges cartChanges;

    @Inject
    private Stock stock;

    private List<Shortage> shortages;
    private Order order;
    private boolean orderRead;
    private String cartKey;
    private CheckoutQuote offer;
    private String deliveryMethod;
    private String code;
    private String problem;

    /** Places the order, or brings it up to date, and leads on to the page. */
    public String enter() {
        return leadOn(checkout.enter(cart, language.getLocale()));
    }

    /** Completes an order that has nothing to pay. */
    public String complete() {
        return leadOn(checkout.complete(cart, language.getLocale()));
    }

    private String leadOn(CheckoutService.Outcome outcome) {
        return switch (outcome) {
            case EMPTY_CART -> myOrders.latest().map(CheckoutBean::receipt).orElse(CART);
            case READY, FREE -> CHECKOUT;
            case PLACED_BEFORE -> receipt(checkout.order(cart).orElseThrow().getReceiptToken());
            case SOLD_OUT, NO_DELIVERY, UNAVAILABLE, MISCONFIGURED ->
                (checkout.order(cart).isPresent() ? CHECKOUT : CART) + "&problem=" + outcome;
        };
    }

    /** Who goes to the checkout from an old page, with nothing left to buy, is told that the order is placed. */
    private static String receipt(String receiptToken) {
        return "/order.xhtml?faces-redirect=true&order=" + receiptToken;
    }

    /** Takes what was paid meanwhile out of the cart before its page is shown. */
    public void settle() {
        if (request.getSession(false) != null && !cart.isEmpty()) {
            if (getOrder() != null) {
                checkout.settle(cart, getOrder());
                orderRead = false;
            }
            cartChanges.collect();
        }
    }

    /** Opens the page; who has nothing to pay is led elsewhere. */
    public String load() {
        if (getOrder() == null) {
            return CART;
        }
        if (!getOrder().isPayable()) {
            return receipt(getOrder().getReceiptToken());
        }
        cartChanges.collect();
        return null;
    }

    public String change(CartLineForm row) {
        cart.change(row.getSku(), row.getQuantity());
        return enter();
    }

    public String remove(CartLineForm row) {
        cart.change(row.getSku(), 0);
        return enter();
    }

    public String chooseDelivery() {
        cart.chooseDeliveryMethod(deliveryMethod);
        return enter();
    }

    /** The key under which the page's script gets the link; null while there is none for what the basket has now. */
    public String getCartKey() {
        if (cartKey == null && isUpToDate() && !isFree()) {
            cartKey = attempts.open(getOrder().getId())
                    .flatMap(attempt -> hostedCarts.announcedKey(attempt.getId()))
                    .orElse(null);
        }
        return cartKey;
    }

    public String getScriptAddress() {
        return provider.scriptAddress().toString();
    }

    /** The order that the basket made; null where there is none, or nothing in the basket. Read once, also where there is none. */
    public Order getOrder() {
        if (!orderRead) {
            boolean filled = request.getSession(false) != null && !cart.isEmpty();
            order = filled ? checkout.order(cart).orElse(null) : null;
            orderRead = true;
        }
        return order;
    }

    /** Whether what is in the basket is ordered already, and its payment is not decided. */
    public boolean isWaiting() {
        return getOrder() != null && getOrder().getReceipt() == PaymentState.Receipt.WAITING;
    }

    /** Lets the shopper buy something else while a payment is not decided. */
    public String beginAnew() {
        checkout.leaveWaiting(cart);
        return CART;
    }

    /** What the basket comes to now, in the page's language. */
    public CheckoutQuote getOffer() {
        if (offer == null) {
            offer = checkout.offer(cart, language.getLocale());
        }
        return offer;
    }

    /** Whether the order is what the basket comes to now. */
    public boolean isUpToDate() {
        return getOrder() != null && getOffer().isThatOf(getOrder());
    }

    /** Whether there is nothing to pay, and the order waits for the shopper to complete it. */
    public boolean isFree() {
        return isUpToDate() && getOrder().getAmount() == 0;
    }

    /** The code in use, or the one that was given and gives nothing; null for none. */
    public String getUsedCode() {
        return cart.discountCode();
    }

    /** Why the code gives nothing; null where it does, or there is none. */
    public DiscountRejection getRefusal() {
        return getOffer().reduction().refusal().orElse(null);
    }

    public String useCode() {
        cart.useDiscountCode(code == null || code.isBlank() ? null : Discount.canonical(code));
        return enter();
    }

    public String dropCode() {
        cart.useDiscountCode(null);
        return enter();
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getDeliveryMethod() {
        return deliveryMethod == null ? getOffer().buying().deliveryMethod() : deliveryMethod;
    }

    public void setDeliveryMethod(String deliveryMethod) {
        this.deliveryMethod = deliveryMethod;
    }

    /** Of which lines there are fewer pieces than the cart wants, after the checkout said so. */
    public List<Shortage> getShortages() {
        if (shortages == null) {
            shortages = getProblem() == CheckoutService.Outcome.SOLD_OUT ? findShortages() : List.of();
        }
        return shortages;
    }

    private List<Shortage> findShortages() {
        long orderId = getOrder() == null ? NO_ORDER : getOrder().getId();
        return getOffer().lines().stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT)
                .flatMap(line -> stock
                        .available(line.partNumber(), orderId)
                        .filter(left -> left < line.quantity())
                        .map(left -> new Shortage(line.partNumber(), line.name(), left))
                        .stream())
                .toList();
    }

    /** The shortage of a line; null where there is none. */
    public Shortage shortage(String sku) {
        return getShortages().stream()
                .filter(shortage -> shortage.sku().equals(sku))
                .findFirst()
                .orElse(null);
    }

    /** What came in between; null for nothing. */
    public CheckoutService.Outcome getProblem() {
        return PROBLEMS.stream()
                .filter(outcome -> outcome.name().equals(problem))
                .findFirst()
                .orElse(null);
    }

    public String getProblemName() {
        return problem;
    }

    public void setProblemName(String problem) {
        this.problem = problem;
    }
}
