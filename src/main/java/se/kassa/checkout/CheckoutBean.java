package se.kassa.checkout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
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
import se.kassa.payment.PaymentPage;
import se.kassa.payment.session.PaymentSessions;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.settings.Settings;
import se.kassa.stock.Stock;

/** The checkout page. A POST places the order; the page then shows the amount and loads the payment link. */
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
    private PaymentSessions paymentSessions;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private Settings settings;

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
    private PaymentPage paymentPage;
    private CheckoutQuote quote;
    private String deliveryMethod;
    private String code;

    /** Places or updates the order and opens the page. */
    public String enter() {
        return navigate(checkout.enter(cart, language.getLocale()));
    }

    /** Completes an order with nothing to pay. */
    public String complete() {
        return navigate(checkout.complete(cart, language.getLocale()));
    }

    private String navigate(CheckoutService.Outcome outcome) {
        return switch (outcome) {
            case EMPTY_CART -> myOrders.latest().map(CheckoutBean::receipt).orElse(CART);
            case READY, FREE -> CHECKOUT;
            case ALREADY_PLACED -> receipt(checkout.order(cart).orElseThrow().getReceiptToken());
            case SOLD_OUT, NO_DELIVERY, UNAVAILABLE, MISCONFIGURED ->
                (checkout.order(cart).isPresent() ? CHECKOUT : CART) + "&problem=" + outcome;
        };
    }

    /** The order page: also where a shopper arrives from an outdated page with an empty cart. */
    private static String receipt(String receiptToken) {
        return "/order.xhtml?faces-redirect=true&order=" + receiptToken;
    }

    /** Removes what was paid in the meantime from the cart before its page is rendered. A rejected form keeps its lines. */
    public void loadCart() {
        boolean rejected = FacesContext.getCurrentInstance().isPostback();
        if (!rejected && request.getSession(false) != null && !cart.isEmpty()) {
            if (getOrder() != null) {
                checkout.settle(cart, getOrder());
                orderRead = false;
            }
            cartChanges.collect();
        }
    }

    /** Prepares the page, or redirects if there is nothing to pay. A rejected form comes back as it was sent. */
    public void load() {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (faces.isPostback()) {
            return;
        }
        if (getOrder() == null) {
            redirect(faces, CART);
        } else if (!getOrder().isPayable()) {
            redirect(faces, receipt(getOrder().getReceiptToken()));
        } else {
            cartChanges.collect();
        }
    }

    private static void redirect(FacesContext faces, String outcome) {
        faces.getApplication().getNavigationHandler().handleNavigation(faces, null, outcome);
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
        cart.chooseShippingMethod(deliveryMethod);
        return enter();
    }

    /** Whether the present cart has a payment session. */
    public boolean isReadyToPay() {
        return paymentPage() != null;
    }

    /** The URL of the payment page; null if a script gives it, or if there is no payment session. */
    public String getPaymentUrl() {
        return paymentPage() instanceof PaymentPage.Redirect redirect
                ? redirect.url().toString()
                : null;
    }

    /** The script that gives the URL of the payment page; null if none is needed. */
    public PaymentPage.Script getPaymentScript() {
        return paymentPage() instanceof PaymentPage.Script script ? script : null;
    }

    private PaymentPage paymentPage() {
        if (paymentPage == null && isUpToDate() && !isFree()) {
            paymentPage = attempts.open(getOrder().getId())
                    .flatMap(attempt -> paymentSessions.publishedPage(attempt.getId()))
                    .orElse(null);
        }
        return paymentPage;
    }

    /** The terms in the language of the order, as an absolute address. */
    public String getTermsUrl() {
        return settings.publicUrl()
                .resolve("terms?language=" + getOrder().getLanguage())
                .toString();
    }

    /** The order page, as an absolute address. */
    public String getReturnUrl() {
        return settings.publicUrl()
                .resolve("order/" + getOrder().getReceiptToken())
                .toString();
    }

    /** The order of the cart; null if there is none or the cart is empty. Read once per request. */
    public Order getOrder() {
        if (!orderRead) {
            boolean filled = request.getSession(false) != null && !cart.isEmpty();
            order = filled ? checkout.order(cart).orElse(null) : null;
            orderRead = true;
        }
        return order;
    }

    /** Whether the cart's order is placed and its payment pending. */
    public boolean isWaiting() {
        return getOrder() != null && getOrder().getReceipt() == PaymentState.Receipt.WAITING;
    }

    /** Starts a new cart while a payment is pending. */
    public String startNewCart() {
        checkout.leaveWaiting(cart);
        return CART;
    }

    /** The quote for the cart, in the page's language. */
    public CheckoutQuote getQuote() {
        if (quote == null) {
            quote = checkout.quote(cart, language.getLocale());
        }
        return quote;
    }

    /** Whether the order matches the quote. */
    public boolean isUpToDate() {
        return getOrder() != null && getQuote().matches(getOrder());
    }

    /** Whether there is nothing to pay and the shopper must complete the order. */
    public boolean isFree() {
        return isUpToDate() && getOrder().getAmount() == 0;
    }

    /** The code in use or rejected; null for none. */
    public String getUsedCode() {
        return cart.discountCode();
    }

    /** Why the code was rejected; null if it was not. */
    public DiscountRejection getRefusal() {
        return getQuote().reduction().rejection().orElse(null);
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
        return deliveryMethod == null ? getQuote().buying().deliveryMethod() : deliveryMethod;
    }

    public void setDeliveryMethod(String deliveryMethod) {
        this.deliveryMethod = deliveryMethod;
    }

    /** The lines of which there is too little stock, after the checkout reported it. */
    public List<Shortage> getShortages() {
        if (shortages == null) {
            shortages = getProblem() == CheckoutService.Outcome.SOLD_OUT ? findShortages() : List.of();
        }
        return shortages;
    }

    private List<Shortage> findShortages() {
        long orderId = getOrder() == null ? NO_ORDER : getOrder().getId();
        return getQuote().lines().stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT)
                .flatMap(line -> stock
                        .available(line.sku(), orderId)
                        .filter(left -> left < line.quantity())
                        .map(left -> new Shortage(line.sku(), line.name(), left))
                        .stream())
                .toList();
    }

    /** The shortage of a line; null for none. */
    public Shortage shortage(String sku) {
        return getShortages().stream()
                .filter(shortage -> shortage.sku().equals(sku))
                .findFirst()
                .orElse(null);
    }

    /** The problem to show; null for none. */
    public CheckoutService.Outcome getProblem() {
        return PROBLEMS.stream()
                .filter(outcome -> outcome.name().equals(request.getParameter("problem")))
                .findFirst()
                .orElse(null);
    }
}
