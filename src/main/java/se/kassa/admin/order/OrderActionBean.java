package se.kassa.admin.order;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kassa.admin.account.RequiresStaff;
import se.kassa.admin.withdrawal.WithdrawalAdmin;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.RestockOnRefund;
import se.kassa.payment.ReviewDecisions;
import se.kassa.payment.operation.OperationPlan;
import se.kassa.payment.operation.OperationPlanner;
import se.kassa.payment.operation.OperationRejectedException;
import se.kassa.payment.operation.OperationRequest;
import se.kassa.payment.operation.OperationSelection;
import se.kassa.payment.operation.PaymentOperation;
import se.kassa.payment.operation.RemainingAmount;
import se.kassa.platform.security.Tokens;
import se.kassa.platform.web.NotFoundResponse;
import se.kassa.shipping.AvailableShippingMethods;

/**
 * Backs the page of one action on one order. Step one selects what to do (GET form); step two confirms the preview
 * (POST form with an idempotency key).
 */
@Named("orderAction")
@RequestScoped
public class OrderActionBean {

    /** The available actions. */
    public enum Kind {
        CAPTURE,
        REFUND,
        CANCEL,
        SHIP,
        APPROVE,
        REJECT
    }

    private static final String READY = "READY";
    private static final String ORDER_PAGE = "/admin/order.xhtml?faces-redirect=true&number=";

    @Inject
    private OrderRepository orders;

    @Inject
    private OperationPlanner plans;

    @Inject
    private ReviewDecisions reviews;

    @Inject
    private OrderAdmin actions;

    @Inject
    private AvailableShippingMethods shippingMethods;

    @Inject
    private WithdrawalAdmin withdrawals;

    private OrderActionForm form;
    private Order order;
    private Kind kind;
    private OperationPlan plan;
    private String refused;

    @PostConstruct
    void read() {
        form = OrderActionForm.ofRequest();
        String requested = form.text("do");
        if (requested != null && requested.matches("CAPTURE|REFUND|CANCEL|SHIP|APPROVE|REJECT")) {
            kind = Kind.valueOf(requested);
        }
        if (form.text("number") != null) {
            order = orders.byNumber(form.text("number")).orElse(null);
        }
    }

    /** Computes the preview if something was selected. Staff only. */
    @RequiresStaff
    public void load() {
        if (order == null || kind == null || (kind == Kind.REFUND && getCapture() == null)) {
            NotFoundResponse.send();
        } else if (isConfirming()) {
            preview();
        }
    }

    private void preview() {
        try {
            Optional<OrderActionForm.Ignored> ignored = form.ignored(kind == Kind.SHIP);
            if (ignored.isPresent()) {
                refused = ignored.get().name();
            } else if (isReasonRequired() && form.text("reason") == null) {
                refused = OperationRejectedException.Reason.REASON_REQUIRED.name();
            } else if (kind == Kind.CAPTURE || kind == Kind.REFUND || (kind == Kind.CANCEL && isPaid())) {
                plan = plans.plan(order, request(form.selection()));
            }
        } catch (OperationRejectedException e) {
            refused = e.reason().name();
        } catch (IllegalArgumentException e) {
            refused = OperationRejectedException.Reason.EXCEEDS_REMAINDER.name();
        }
    }

    private OperationRequest request(OperationSelection selection) {
        return switch (kind) {
            case CAPTURE -> OperationRequest.capture(order.getId(), selection, form.flag("last"), null, "", "");
            case REFUND ->
                OperationRequest.refund(
                        order.getId(), form.number("capture"), selection, null, "", form.text("reason"), "");
            default -> OperationRequest.voidAuthorisation(order.getId(), null, "", form.text("reason"), "");
        };
    }

    /** Runs the action and redirects to the order's page, which shows the result. */
    public String confirm() {
        if (order == null || kind == null) {
            return "/admin/orders.xhtml?faces-redirect=true";
        }
        try {
            return page(execute());
        } catch (OperationRejectedException e) {
            return page("refused=" + e.reason());
        } catch (IllegalArgumentException e) {
            return page("refused=EXCEEDS_REMAINDER");
        } catch (PaymentProviderException e) {
            return page("status=" + PaymentAdmin.Result.of(e));
        }
    }

    private String execute() {
        return switch (kind) {
            case CAPTURE -> captured(actions.capture(order, form.selection(), form.flag("last"), expected(), token()));
            case REFUND ->
                resultOf(actions.refund(
                        order,
                        form.number("capture"),
                        form.selection(),
                        expected(),
                        form.text("reason"),
                        token(),
                        form.flag("back")));
            case CANCEL ->
                actions.cancel(order, expected(), form.text("reason"), token(), form.flag("back"))
                        .map(this::resultOf)
                        .orElse("status=CANCELLED");
            case SHIP ->
                actions.ship(order, form.text("carrier"), form.text("tracking"))
                        ? "status=" + shipped()
                        : "refused=NOT_SHIPPABLE";
            case APPROVE ->
                reason().map(why -> actions.accept(order, why) ? "status=APPROVED" : "refused=NOT_APPROVABLE")
                        .orElse("refused=REASON_REQUIRED");
            case REJECT ->
                reason().map(why -> actions.voidPayment(order, why, token(), form.flag("back"))
                                .map(this::resultOf)
                                .orElse("status=REJECTED"))
                        .orElse("refused=REASON_REQUIRED");
        };
    }

    private Optional<String> reason() {
        return Optional.ofNullable(form.text("reason"));
    }

    private String captured(PaymentOperation operation) {
        boolean shipped = form.flag("ship")
                && actions.shipIfCaptured(order, operation, form.text("carrier"), form.text("tracking"));
        return resultOf(operation) + (shipped ? "&status=" + shipped() : "");
    }

    private String shipped() {
        return isPickUp() ? READY : "SHIPPED";
    }

    private String resultOf(PaymentOperation operation) {
        if (form.number("withdrawal") > 0 && operation.getKind() != PaymentOperation.Kind.CAPTURE) {
            withdrawals.refunded(form.number("withdrawal"), order.getId(), operation.getId());
        }
        return "operation=" + operation.getId();
    }

    private String page(String result) {
        return ORDER_PAGE + order.getNumber() + "&" + result;
    }

    private long expected() {
        return form.number("expected");
    }

    private String token() {
        String token = form.text("token");
        return token == null ? Tokens.random() : token;
    }

    /** A new idempotency key for each rendered confirmation. */
    public String getToken() {
        return Tokens.random();
    }

    /** Whether the page shows the confirmation step. */
    public boolean isConfirming() {
        return form.flag("confirm") && refused == null;
    }

    public boolean isReasonRequired() {
        return kind == Kind.APPROVE
                || kind == Kind.REJECT
                || (kind == Kind.REFUND && "amount".equals(form.text("what")));
    }

    /** Whether what is not captured is dropped with the capture. */
    public boolean isRestDropped() {
        return plan != null && plan.last() && plan.amount() < getRemaining().amount();
    }

    /** Whether the action takes something back that staff can't restore. */
    public boolean isDestructive() {
        return kind == Kind.REFUND || kind == Kind.CANCEL || kind == Kind.REJECT;
    }

    /** Whether the reason why the selection was rejected is shown beside a field. */
    public boolean isRefusedAtField() {
        boolean selecting = kind == Kind.CAPTURE || kind == Kind.REFUND;
        return switch (String.valueOf(refused)) {
            case "TYPED_NOT_CHOSEN", "EXCEEDS_REMAINDER" -> selecting;
            case "CARRIER_NOT_SHIPPED" -> (kind == Kind.CAPTURE || kind == Kind.SHIP) && !isPickUp();
            case "REASON_REQUIRED" -> kind != Kind.CAPTURE && kind != Kind.SHIP;
            default -> false;
        };
    }

    public boolean isPaid() {
        return order.getPaidAt() != null;
    }

    public boolean isApprovable() {
        return order.getReview()
                .filter(review -> reviews.isApprovable(review.getReason()))
                .isPresent();
    }

    /** Whether the action can restock the products. */
    public boolean isRestockable() {
        return switch (kind) {
            case REFUND -> true;
            case CANCEL -> isPaid();
            case REJECT -> isPaid() && reviews.isPaymentOfOrder(order);
            default -> false;
        };
    }

    /**
     * Whether the restock checkbox is checked. Cancelled or voided products have not been shipped, so it is checked by
     * default; after a refund only staff know whether the products came back and can be sold again.
     */
    public boolean isRestockSelected() {
        boolean initial = !form.flag("confirm");
        return form.flag("back") || initial && kind != Kind.REFUND && order.getShippedAt() == null;
    }

    /** The products to restock on success, as text; empty for none. */
    public String getRestockedProducts() {
        if (!isRestockable() || !form.flag("back")) {
            return "";
        }
        if (kind == Kind.REJECT) {
            return RestockOnRefund.describe(order, plans.productsOfReviewedPayment(order));
        }
        return plan == null ? "" : RestockOnRefund.describe(order, plans.products(order, plan.kind(), plan.rows()));
    }

    /** The amount that can still be captured, or refunded from the capture. */
    public RemainingAmount getRemaining() {
        return kind == Kind.REFUND ? plans.refundable(getCapture()) : plans.capturable(order);
    }

    /** The capture to refund; null if there is none. */
    public PaymentOperation getCapture() {
        return plans.captures(order).stream()
                .filter(capture -> capture.getId() == form.number("capture"))
                .findFirst()
                .orElse(null);
    }

    public List<Map.Entry<String, String>> getSelectionFields() {
        return form.selectionFields();
    }

    /** The submitted value of a field, or an empty string. */
    public String submitted(String name) {
        String text = form.text(name);
        return text == null ? "" : text;
    }

    /** Whether this scope of a capture or refund is selected; the default is {@code all}. */
    public boolean isSelected(String what) {
        return what.equals(submitted("what").isEmpty() ? "all" : submitted("what"));
    }

    public boolean isChecked(String name) {
        return form.flag(name);
    }

    public Order getOrder() {
        return order;
    }

    public Kind getKind() {
        return kind;
    }

    /** The last part of the keys of the action's texts. */
    public String getTextKey() {
        if (kind == Kind.CAPTURE && form.flag("ship")) {
            return isPickUp() ? "CAPTURE_READY" : "CAPTURE_SHIP";
        }
        return kind == Kind.SHIP && isPickUp() ? READY : kind.name();
    }

    /** The amount, in minor units, that is not captured from an order about to be shipped; 0 if nothing is missing. */
    public long getUncaptured() {
        return kind == Kind.SHIP && plans.isCapturable(order)
                ? plans.capturable(order).amount()
                : 0;
    }

    /** Whether the customer fetches the order at the shop. */
    public boolean isPickUp() {
        return shippingMethods.isPickUp(order.getShippingMethod());
    }

    /** Whether a capture releases the rest of the authorisation, even one of a part. */
    public boolean isRestReleased() {
        return plans.releasesRestOnCapture(order);
    }

    /** The preview; null if no money is moved or nothing was selected. */
    public OperationPlan getPlan() {
        return plan;
    }

    /** Why the selection was rejected; null if it was not. */
    public String getRefused() {
        return refused;
    }
}
