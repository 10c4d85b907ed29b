package se.kassa.sandbox.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import se.kassa.sandbox.Ecster;
import se.kassa.sandbox.Faults;
import se.kassa.sandbox.OutboxEntry;
import se.kassa.sandbox.SandboxCart;
import se.kassa.sandbox.SandboxOrder;
import se.kassa.sandbox.Store;
import se.kassa.sandbox.pay.PayBean;

/** The console: what the sandbox got, holds and sent, and what can be done to it. */
@Named
@RequestScoped
public class ConsoleBean {

    private static final int SHOWN = 50;
    private static final String SAME_PAGE = "console.xhtml?faces-redirect=true";

    @Inject
    private Ecster ecster;

    @Inject
    private Store store;

    @Inject
    private Faults faults;

    private String orderId;
    private String status;
    private String operation = "";
    private Faults.Kind kind;
    private int count = 1;

    /** Changes an order as Ecster's staff would. */
    public String change() {
        ecster.change(orderId, status);
        return SAME_PAGE;
    }

    public String resend(long notification) {
        ecster.resend(notification);
        return SAME_PAGE;
    }

    public String addFault() {
        faults.add(operation, kind, count, 100, 0);
        return SAME_PAGE;
    }

    public String clearFaults() {
        faults.clear();
        return SAME_PAGE;
    }

    public List<SandboxOrder> getOrders() {
        return store.newestOrders(SHOWN);
    }

    public List<SandboxCart> getCarts() {
        return store.newestCarts(SHOWN);
    }

    public List<OutboxEntry> getNotifications() {
        return store.newestNotifications(SHOWN);
    }

    public List<Faults.Fault> getFaults() {
        return faults.all();
    }

    public List<Faults.Kind> getKinds() {
        return Arrays.asList(Faults.Kind.values());
    }

    /** The statuses that Ecster's staff, or time, can give an order. */
    public List<String> getStatuses() {
        return List.of(
                "READY",
                "PENDING_SIGNATURE",
                "PENDING_DECISION",
                "PARTIALLY_DELIVERED",
                "FULLY_DELIVERED",
                "DENIED",
                "EXPIRED",
                "STOPPED",
                "ANNULLED");
    }

    public String money(long minorUnits) {
        return PayBean.money(minorUnits);
    }

    public String getOrderId() {
        return orderId;
    }

    public void setOrderId(String orderId) {
        this.orderId = orderId;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public String getOperation() {
        return operation;
    }

    public void setOperation(String operation) {
        this.operation = operation;
    }

    public Faults.Kind getKind() {
        return kind;
    }

    public void setKind(Faults.Kind kind) {
        this.kind = kind;
    }

    public int getCount() {
        return count;
    }

    public void setCount(int count) {
        this.count = count;
    }
}
