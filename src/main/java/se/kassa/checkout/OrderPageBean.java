package se.kassa.checkout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.kassa.accounting.AccountingDocument;
import se.kassa.accounting.DocumentRepository;
import se.kassa.cart.Cart;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.order.ParcelTracking;
import se.kassa.order.PaymentState;
import se.kassa.order.SystemActors;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.PaymentProviders;
import se.kassa.payment.operation.PackingList;
import se.kassa.payment.operation.PaymentOperation;
import se.kassa.payment.operation.PaymentOperationRepository;
import se.kassa.payment.reconciliation.BoundedPaymentQuery;
import se.kassa.platform.contact.EmailAddress;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.web.CrossSite;
import se.kassa.platform.web.NotFoundResponse;
import se.kassa.shipping.AvailableShippingMethods;

/** The order page: queries the payment while the order is unpaid, and shows what happened and what comes next. */
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
    private PaymentOperationRepository operations;

    @Inject
    private DocumentRepository allDocuments;

    @Inject
    private PaymentProviders providers;

    @Inject
    private AvailableShippingMethods shippingMethods;

    @Inject
    private ConfirmationMail confirmationMail;

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
    private List<PaymentOperation> orderOperations;
    private List<AccountingDocument> documents;
    private OrderProgress progress;

    /**
     * Finds the order by the page's token; without one, leads to the page that asks for the order. What the URL
     * says about the payment is untrusted: only a hint.
     */
    public String load() {
        if (token == null) {
            return "/find-order.xhtml?faces-redirect=true";
        }
        order = orders.byReceiptToken(token).orElse(null);
        if (order == null) {
            NotFoundResponse.send();
            return null;
        }
        if (order.getReceipt() != PaymentState.Receipt.PAID) {
            refreshPayment();
            order = orders.byReceiptToken(token).orElseThrow();
        }
        if (request.getSession(false) != null) {
            checkout.settle(cart, order);
        }
        return isBackUnpaid() ? "/checkout.xhtml?faces-redirect=true" : null;
    }

    /** Whether the shopper left the payment page without paying: providers add nothing to the URL then. */
    private boolean isBackUnpaid() {
        return order.getPaymentState() == PaymentState.NOT_STARTED
                && isPayableHere()
                && CrossSite.isFromAnotherSite(request)
                && Set.of("order").containsAll(request.getParameterMap().keySet());
    }

    private void refreshPayment() {
        List<PaymentAttempt> newestFirst = attempts.of(order.getId()).stream()
                .sorted(Comparator.comparing(PaymentAttempt::getNumber).reversed())
                .toList();
        Map<String, List<String>> parameters = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        paymentQuery.query(newestFirst, parameters, SystemActors.SHOPPER);
    }

    public Order getOrder() {
        return order;
    }

    /** Null if not known. */
    public Customer getCustomer() {
        return order == null ? null : order.getCustomer().orElse(null);
    }

    /** Whether a company ordered: the page then shows the VAT of each line and rate. */
    public boolean isCompany() {
        return order != null && order.getCustomerType() == CustomerType.COMPANY;
    }

    /** The name of the order's {@link OrderProgress.State}; null if no order is loaded. */
    public String getState() {
        return order == null ? null : getProgress().state().word();
    }

    /** What happened to the order and what comes next; null if no order is loaded. */
    public OrderProgress getProgress() {
        if (progress == null && order != null) {
            progress = OrderProgress.of(order, refunds(), isPickUp());
        }
        return progress;
    }

    private List<OrderProgress.Refund> refunds() {
        return operations().stream()
                .filter(operation -> operation.getKind() == PaymentOperation.Kind.REFUND)
                .filter(operation -> operation.getState() == PaymentOperation.State.SUCCEEDED
                        || operation.getState() == PaymentOperation.State.PENDING)
                .map(OrderPageBean::refund)
                .toList();
    }

    private static OrderProgress.Refund refund(PaymentOperation operation) {
        boolean succeeded = operation.getState() == PaymentOperation.State.SUCCEEDED;
        return new OrderProgress.Refund(
                succeeded,
                succeeded ? operation.getEndedAt() : operation.getStartedAt(),
                operation.getAmount(),
                operation.getMethod());
    }

    private List<PaymentOperation> operations() {
        if (orderOperations == null) {
            orderOperations = operations.of(order.getId());
        }
        return orderOperations;
    }

    /** Receipts and credit notes, oldest first. */
    public List<AccountingDocument> getDocuments() {
        if (documents == null) {
            documents = order == null ? List.of() : allDocuments.of(order);
        }
        return documents;
    }

    /** Whether a receipt is still to come: the order is paid for and nothing was captured yet. */
    public boolean isReceiptToCome() {
        return isActive() && getDocuments().isEmpty();
    }

    /** The refunded quantity of each line, in the order of the lines. */
    public List<Integer> getRefunded() {
        return new PackingList(order, operations()).refunded();
    }

    /** The part of the order that was never captured and never will be, in minor units. */
    public long getReleasedAmount() {
        return order != null && order.getPaymentState() == PaymentState.CAPTURED
                ? Math.max(0, order.getAmount() - order.getCapturedAmount())
                : 0;
    }

    /** Whether the payment may change soon, so that the page looks again. */
    public boolean isChanging() {
        return isIn(OrderProgress.State.WAITING) || isIn(OrderProgress.State.UNPAID);
    }

    /** Whether the goods are the customer's, or will be. */
    private boolean isActive() {
        return isIn(OrderProgress.State.PAID) || isIn(OrderProgress.State.SHIPPED);
    }

    private boolean isIn(OrderProgress.State state) {
        return order != null && getProgress().state() == state;
    }

    /** Whether the customer fetches the order at the shop. */
    public boolean isPickUp() {
        return order != null && shippingMethods.isPickUp(order.getShippingMethod());
    }

    /** What the shop says about the shipping method, such as its delivery time; null if nothing, or not to come. */
    public String getShippingNote() {
        return isIn(OrderProgress.State.PAID)
                ? shippingMethods
                        .find(order.getShippingMethod())
                        .map(method -> method.text(language.getLocale()).getDescription())
                        .orElse(null)
                : null;
    }

    /** The name of the shipping method; null if none was chosen. */
    public String getShippingMethodName() {
        return Optional.ofNullable(order)
                .flatMap(present -> shippingMethods.find(present.getShippingMethod()))
                .map(method -> method.text(language.getLocale()).getName())
                .orElse(null);
    }

    /** The carrier's page about the parcel; null if the carrier is not known. */
    public String getTrackingAddress() {
        return ParcelTracking.address(order, language.getLocale()).orElse(null);
    }

    /** What the customer has to know about how the order was paid, as for an invoice; null if nothing. */
    public String getPaymentNote() {
        if (!isActive()) {
            return null;
        }
        String key = "order.payment." + order.getPaymentMethod();
        Texts texts = Texts.shop(language.getLocale());
        if (!texts.containsKey(key)) {
            return null;
        }
        return attempts.latest(order.getId())
                .map(attempt -> texts.about(providers.displayName(attempt.getProvider()), key))
                .orElse(null);
    }

    /** The sentence about the mailed order confirmation; null if none was, or will be, mailed. */
    public String getConfirmation() {
        String address =
                !isActive() ? null : order.getCustomer().map(Customer::getEmail).orElse(null);
        ConfirmationMail.Status status =
                address == null ? ConfirmationMail.Status.NONE : confirmationMail.status(order);
        return status == ConfirmationMail.Status.NONE
                ? null
                : Texts.shop(language.getLocale())
                        .format("order.confirmation." + status, isMine() ? address : EmailAddress.masked(address));
    }

    /** The method's name in the page's language, or the provider's term; null for null. */
    public String methodName(String method) {
        return method == null ? null : Texts.shop(language.getLocale()).get("method." + method, method);
    }

    /** The payment method in the page's language, or the provider's term; null if unpaid. */
    public String getPaymentMethod() {
        return order.getReceipt() == PaymentState.Receipt.UNPAID ? null : methodName(order.getPaymentMethod());
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
