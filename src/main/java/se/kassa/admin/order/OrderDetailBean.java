package se.kassa.admin.order;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.kassa.order.Customer;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.OrderRepository;
import se.kassa.order.ParcelTracking;
import se.kassa.order.PaymentReview;
import se.kassa.order.PaymentState;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviders;
import se.kassa.payment.ReviewDecisions;
import se.kassa.payment.operation.OperationPlanner;
import se.kassa.payment.operation.PaymentOperation;
import se.kassa.payment.operation.PaymentOperationRepository;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.security.Tokens;
import se.kassa.platform.web.NotFoundResponse;
import se.kassa.platform.web.RequestParameters;
import se.kassa.shipping.AvailableShippingMethods;

/** Backs the page of one order. */
@Named("orderDetail")
@RequestScoped
public class OrderDetailBean {

    /** Messages of queries that found nothing about the payment. */
    private static final Set<String> UNEVENTFUL =
            Set.of("history.unchanged", "history.no.payment", "history.no.response");

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentAdmin admin;

    @Inject
    private OrderHistory history;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private PaymentProviders providers;

    @Inject
    private PaymentOperationRepository allOperations;

    @Inject
    private OperationPlanner plans;

    @Inject
    private ReviewDecisions reviews;

    @Inject
    private OrderAdmin actions;

    @Inject
    private AvailableShippingMethods shippingMethods;

    @Inject
    private Language language;

    private String number;
    private Order order;
    private List<PaymentOperation> operations;
    private List<OrderHistoryEntry> entries;

    @PostConstruct
    void readAddress() {
        number = RequestParameters.parameter("number");
    }

    public void load() {
        if (getOrder() == null) {
            NotFoundResponse.send();
        }
    }

    /** Queries the payment provider and shows the result. */
    public String refreshStatus() {
        PaymentAdmin.Result result = admin.refreshStatus(number);
        return samePage("status=" + result);
    }

    /** Null if no order has the requested number. */
    public Order getOrder() {
        if (order == null && number != null) {
            order = orders.byNumber(number).orElse(null);
        }
        return order;
    }

    /** Null if unknown. */
    public Customer getCustomer() {
        return getOrder().getCustomer().orElse(null);
    }

    /** The open payment review; null if there is none. */
    public PaymentReview getReview() {
        return getOrder().getReview().orElse(null);
    }

    /** Staff's notes, newest first. */
    public List<OrderHistoryEntry> getNotes() {
        return history(entry -> entry.getType() == OrderHistoryEntry.Type.NOTE);
    }

    /** What happened to the order, newest first, without notes and technical events. */
    public List<OrderHistoryEntry> getHistory() {
        return history(entry -> entry.getType() != OrderHistoryEntry.Type.NOTE && !isTechnical(entry));
    }

    /** Events that tell nothing of the order itself, such as a query that found no change; newest first. */
    public List<OrderHistoryEntry> getTechnicalHistory() {
        return history(OrderDetailBean::isTechnical);
    }

    private List<OrderHistoryEntry> history(Predicate<OrderHistoryEntry> which) {
        if (entries == null) {
            entries = new ArrayList<>(history.of(getOrder()));
            Collections.reverse(entries);
        }
        return entries.stream().filter(which).toList();
    }

    static boolean isTechnical(OrderHistoryEntry entry) {
        return switch (entry.getType()) {
            case NOTIFIED, REVISED, PAYMENT_STARTED -> true;
            case QUERIED ->
                entry.getMessage()
                        .filter(message -> UNEVENTFUL.contains(message.key()))
                        .isPresent();
            default -> false;
        };
    }

    /** The customer's e-mail address for the query of an address. */
    public String getEncodedEmail() {
        return RequestParameters.encoded(getCustomer().getEmail());
    }

    /** The name of the provider that the order is, or is to be, paid at; empty if it was never to be paid. */
    public String getProviderName() {
        return attempts.latest(getOrder().getId())
                .map(attempt -> providers.displayName(attempt.getProvider()))
                .orElse("");
    }

    /** When the provider releases what is authorised and not captured; null if nothing is, or if not known. */
    public OffsetDateTime getAuthorisationExpiresAt() {
        return attempts.of(getOrder().getId()).stream()
                .filter(PaymentAttempt::isPaid)
                .map(PaymentAttempt::getAuthorisationExpiresAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    public List<PaymentAttempt> getAttempts() {
        return attempts.of(getOrder().getId());
    }

    /** Captures, refunds and cancellations, oldest first. */
    public List<PaymentOperation> getOperations() {
        if (operations == null) {
            operations = allOperations.of(getOrder().getId());
        }
        return operations;
    }

    /** The operation in progress; null if there is none. */
    public PaymentOperation getOpenOperation() {
        return getOperations().stream()
                .filter(PaymentOperation::isOpen)
                .findFirst()
                .orElse(null);
    }

    /**
     * Whether the provider still decides: a payment, capture, refund or cancellation is in progress. An operation that
     * staff have to decide about is not on its way.
     */
    public boolean isMoneyOnItsWay() {
        PaymentOperation open = getOpenOperation();
        return open == null
                ? getOrder().getPaymentState() == PaymentState.PENDING
                        && !getOrder().isCancelled()
                : !open.isNeedingAttention();
    }

    /** Changes with everything that the page shows of the money. */
    public String getPaymentDigest() {
        return Tokens.sha256(Stream.concat(
                        Stream.of(
                                getOrder().getPaymentState(),
                                getOrder().getProviderStatus(),
                                getOrder().getCapturedAmount(),
                                getOrder().getRefundedAmount(),
                                getOrder().getShippingState(),
                                getOrder().isInReview()),
                        getOperations().stream().map(each -> each.getId() + "" + each.getState()))
                .map(String::valueOf)
                .collect(Collectors.joining(" ")));
    }

    /** The latest operation; null if there is none. */
    public PaymentOperation getNewestOperation() {
        return getOperations().isEmpty()
                ? null
                : getOperations().get(getOperations().size() - 1);
    }

    /** The operation named by the request parameter; null if it is none of this order. */
    public PaymentOperation getSelectedOperation() {
        String id = RequestParameters.parameter("operation");
        return getOperations().stream()
                .filter(operation -> String.valueOf(operation.getId()).equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Whether the customer fetches the order at the shop. */
    public boolean isPickUp() {
        return shippingMethods.isPickUp(getOrder().getShippingMethod());
    }

    /** The name of the shipping method; null if none was chosen. */
    public String getShippingMethodName() {
        return shippingMethods
                .find(getOrder().getShippingMethod())
                .map(method -> method.text(language.getLocale()).getName())
                .orElse(null);
    }

    /** The address of the carrier's page about the parcel; null if it is not known. */
    public String getTrackingAddress() {
        return ParcelTracking.address(getOrder(), language.getLocale()).orElse(null);
    }

    public boolean isCapturable() {
        return getOpenOperation() == null && plans.isCapturable(getOrder());
    }

    /** The amount that can still be captured, in minor units; 0 if nothing is authorised. */
    public long getCapturableAmount() {
        return plans.isCapturable(getOrder()) ? plans.capturable(getOrder()).amount() : 0;
    }

    /** The captures that can be refunded now. */
    public List<PaymentOperation> getRefundable() {
        return getOpenOperation() != null || getOrder().isInReview()
                ? List.of()
                : getOperations().stream()
                        .filter(each -> each.getKind() == PaymentOperation.Kind.CAPTURE
                                && each.getState() == PaymentOperation.State.SUCCEEDED
                                && each.getRefundedAmount() < each.getAmount())
                        .toList();
    }

    public boolean isCancellable() {
        boolean impossible = getOrder().isCancelled()
                || getOrder().isInReview()
                || getOrder().getPaymentState() == PaymentState.CAPTURED
                || getOrder().getPaymentState() == PaymentState.CANCELLED;
        return getOpenOperation() == null && !impossible && !isAutoCaptured();
    }

    /**
     * Whether the payment method captures automatically. The page then explains why there is nothing to capture or
     * cancel.
     */
    public boolean isAutoCaptured() {
        return plans.isAutoCaptured(getOrder());
    }

    public boolean isApprovable() {
        return getOrder()
                .getReview()
                .filter(review -> reviews.isApprovable(review.getReason()))
                .isPresent();
    }

    /** Adds a note to the history. */
    public String addNote() {
        String text = RequestParameters.parameter("text");
        if (text != null && !text.isBlank()) {
            actions.note(getOrder(), text.strip());
        }
        return samePage("status=NOTED");
    }

    /** Records that the operation in progress was not executed. */
    public String confirmNotExecuted() {
        try {
            PaymentOperation open = getOpenOperation();
            if (open == null) {
                return samePage("status=UNCHANGED");
            }
            actions.confirmNotExecuted(getOrder(), open.getId());
            return samePage("operation=" + open.getId());
        } catch (PaymentProviderException e) {
            return samePage("status=" + PaymentAdmin.Result.of(e));
        }
    }

    private String samePage(String result) {
        return "/admin/order.xhtml?faces-redirect=true&number=" + number + "&" + result;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }
}
