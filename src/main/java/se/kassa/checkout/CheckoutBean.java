package se.kassa.checkout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.kassa.cart.Cart;
import se.kassa.cart.CartBean;
import se.kassa.cart.CartNotices;
import se.kassa.discount.Discount;
import se.kassa.discount.DiscountRejection;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.PaymentPage;
import se.kassa.payment.session.PaymentSessions;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.platform.web.CrossSite;
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
    private CartBean cartBean;

    @Inject
    private CheckoutService checkout;

    @Inject
    private SessionOrders myOrders;

    @Inject
    private PaymentSessions paymentSessions;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private ShopSettings settings;

    @Inject
    private Language language;

    @Inject
    private HttpServletRequest request;

    @Inject
    private CartNotices cartNotices;

    @Inject
    private Stock stock;

    private List<Shortage> shortages;
    private Order order;
    private boolean orderRead;
    private PaymentPage paymentPage;
    private CheckoutQuote quote;
    private String code;
    private CheckoutService.Outcome outcome;

    /** Places or updates the order and opens the page. */
    public String enter() {
        return navigate(checkout.enter(cart, language.getLocale()));
    }

    /** Completes an order with nothing to pay. */
    public String complete() {
        return navigate(checkout.complete(cart, language.getLocale()));
    }

    private String navigate(CheckoutService.Outcome reached) {
        outcome = reached;
        readAgain();
        return switch (reached) {
            case EMPTY_CART -> emptied();
            case READY, FREE -> CHECKOUT;
            case ALREADY_PLACED -> placed();
            case SOLD_OUT, NO_DELIVERY, UNAVAILABLE, MISCONFIGURED ->
                (checkout.order(cart).isPresent() ? CHECKOUT : CART) + "&problem=" + reached;
        };
    }

    /** The cart if none of its products is sold any more, as it says so; else the order page. */
    private String emptied() {
        return cart.isEmpty() ? myOrders.latest().map(CheckoutBean::receipt).orElse(CART) : CART;
    }

    /** The order page; another request may have emptied the cart since the order was found placed. */
    private String placed() {
        return checkout.order(cart)
                .map(Order::getReceiptToken)
                .or(myOrders::latest)
                .map(CheckoutBean::receipt)
                .orElse(CART);
    }

    /** Whether the last action leads to this page again. */
    boolean isStaying() {
        return outcome != CheckoutService.Outcome.EMPTY_CART
                && outcome != CheckoutService.Outcome.ALREADY_PLACED
                && getOrder() != null;
    }

    private void readAgain() {
        order = null;
        orderRead = false;
        quote = null;
        paymentPage = null;
        shortages = null;
    }

    /** The order page: also where a shopper arrives from an outdated page with an empty cart. */
    private static String receipt(String receiptToken) {
        return "/order.xhtml?faces-redirect=true&order=" + receiptToken;
    }

    /**
     * Prepares the cart's page: removes what was paid in the meantime, and reduces quantities to what is in stock. A
     * rejected form keeps its lines.
     */
    public void loadCart() {
        boolean rejected = FacesContext.getCurrentInstance().isPostback();
        if (!rejected && request.getSession(false) != null && !cart.isEmpty()) {
            if (getOrder() != null) {
                checkout.settle(cart, getOrder());
                orderRead = false;
            }
            cartNotices.collect();
            getShortages();
            cartBean.limit();
            quote = null;
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
            cartNotices.collect();
        }
    }

    /** Whether the shopper has come back from the payment page. */
    public boolean isBackUnpaid() {
        return request.getMethod().equals("GET") && CrossSite.isFromAnotherSite(request);
    }

    private static void redirect(FacesContext faces, String outcome) {
        faces.getApplication().getNavigationHandler().handleNavigation(faces, null, outcome);
    }

    /** Applies the shipping method that the page sent, if it sent one. */
    void chooseDelivery() {
        String method = request.getParameter("method");
        if (method != null) {
            cart.chooseShippingMethod(method);
            readAgain();
        }
    }

    /** Whether the customer collects the parcel in the shop, so that no delivery address is needed. */
    public boolean isPickup() {
        return getQuote().chosen().map(CheckoutQuote.Delivery::pickup).orElse(false);
    }

    /** The chosen shipping method; null if there is none. */
    public CheckoutQuote.Delivery getDelivery() {
        return getQuote().chosen().orElse(null);
    }

    /** The shipping method for the cart's estimate: the one that the shopper chose, else the cheapest; null for none. */
    public CheckoutQuote.Delivery getEstimatedDelivery() {
        boolean open = cart.deliveryMethod() == null && getQuote().reduction().shipping() == 0;
        return (open ? getQuote().cheapest() : getQuote().chosen()).orElse(null);
    }

    /** The quote with {@link #getEstimatedDelivery()}. */
    public CheckoutQuote getEstimate() {
        CheckoutQuote.Delivery estimated = getEstimatedDelivery();
        return estimated == null || estimated.equals(getDelivery())
                ? getQuote()
                : getQuote().with(estimated);
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
            quote = checkout.quote(cart, language.getLocale(), getOrder());
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

    /**
     * Applies the code that was typed, if any. A rejected code leaves the one in use in force.
     *
     * @return why the code was rejected; empty if it was not
     */
    Optional<DiscountRejection> useCode() {
        if (code == null || code.isBlank()) {
            return Optional.empty();
        }
        String canonical = Discount.canonical(code);
        Optional<DiscountRejection> rejection = checkout.rejection(cart, canonical, language.getLocale());
        if (rejection.isEmpty()) {
            cart.useDiscountCode(canonical);
            code = null;
        }
        return rejection;
    }

    void dropCode() {
        cart.useDiscountCode(null);
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
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

    /** The problem to show; null for none. */
    public CheckoutService.Outcome getProblem() {
        if (outcome != null) {
            return PROBLEMS.contains(outcome) ? outcome : null;
        }
        return PROBLEMS.stream()
                .filter(known -> known.name().equals(request.getParameter("problem")))
                .findFirst()
                .orElse(null);
    }
}
