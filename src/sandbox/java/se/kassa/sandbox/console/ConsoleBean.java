package se.kassa.sandbox.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import se.kassa.sandbox.Call;
import se.kassa.sandbox.EcsterError;
import se.kassa.sandbox.FaultKind;
import se.kassa.sandbox.Faults;
import se.kassa.sandbox.Orders;
import se.kassa.sandbox.Outbox;
import se.kassa.sandbox.OutboxEntry;
import se.kassa.sandbox.Refund;
import se.kassa.sandbox.SandboxCart;
import se.kassa.sandbox.SandboxClock;
import se.kassa.sandbox.SandboxOrder;
import se.kassa.sandbox.Store;
import se.kassa.sandbox.Strictness;
import se.kassa.sandbox.pay.PayBean;

/** The console: what the sandbox got, holds and sent, and what can be done to it. */
@Named
@RequestScoped
public class ConsoleBean {

    private static final int SHOWN = 50;
    private static final String SAME_PAGE = "index.xhtml?faces-redirect=true";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Inject
    private Orders orders;

    @Inject
    private Outbox outbox;

    @Inject
    private Store store;

    @Inject
    private Faults faults;

    @Inject
    private SandboxClock clock;

    @Inject
    private Strictness strictness;

    private String orderId;
    private String status;
    private String operation = "";
    private FaultKind kind;
    private int count = 1;
    private int percent = 100;
    private int millis;
    private double speed;
    private int minutes;

    /** Changes an order as Ecster's staff would. */
    public String change() {
        return attempt("change", () -> orders.change(orderId, status));
    }

    public String endRefund(String order, boolean succeeds) {
        return attempt(null, () -> orders.endRefund(order, succeeds));
    }

    public String resend(long notification) {
        return attempt(null, () -> outbox.resend(notification));
    }

    public String addFault() {
        return attempt("faults", () -> faults.add(operation.strip(), kind, count, percent, millis));
    }

    public String clearFaults() {
        return attempt("faults", faults::clear);
    }

    public String switchStrictness() {
        strictness.set(!strictness.isStrict());
        return SAME_PAGE;
    }

    public boolean isStrict() {
        return strictness.isStrict();
    }

    public String setTime() {
        return attempt("clock", () -> {
            clock.run(speed);
            clock.advance(Duration.ofMinutes(minutes));
        });
    }

    /** Stays on the page with a message where the sandbox refuses. */
    private static String attempt(String form, Runnable action) {
        try {
            action.run();
            return SAME_PAGE;
        } catch (EcsterError e) {
            FacesContext.getCurrentInstance()
                    .addMessage(form, new FacesMessage(FacesMessage.SEVERITY_ERROR, e.getMessage(), null));
            return null;
        }
    }

    public List<SandboxOrder> getOrders() {
        return store.newestOrders(SHOWN);
    }

    /** The order's latest refund; null where it has none. */
    public Refund refund(String order) {
        return store.latestRefund(order).orElse(null);
    }

    public List<SandboxCart> getCarts() {
        return store.newestCarts(SHOWN);
    }

    public List<OutboxEntry> getNotifications() {
        return store.newestNotifications(SHOWN);
    }

    public List<OutboxEntry.Try> tries(long notification) {
        return store.tries(notification);
    }

    public List<Call> getCalls() {
        return store.newestCalls(SHOWN);
    }

    public List<Faults.Fault> getFaults() {
        return faults.all();
    }

    public List<FaultKind> getKinds() {
        return Arrays.asList(FaultKind.values());
    }

    /** The statuses that Ecster's staff, or time, can give an order. */
    public List<String> getStatuses() {
        return List.of(
                "READY",
                "PENDING_SIGNATURE",
                "PENDING_DECISION",
                "MANUAL_PROCESSING",
                "PARTIALLY_DELIVERED",
                "FULLY_DELIVERED",
                "DENIED",
                "EXPIRED",
                "BLOCKED",
                "STOPPED",
                "ANNULLED");
    }

    public String money(long minorUnits) {
        return PayBean.money(minorUnits);
    }

    public String time(OffsetDateTime time) {
        return TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    public OffsetDateTime getNow() {
        return clock.now();
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

    public FaultKind getKind() {
        return kind;
    }

    public void setKind(FaultKind kind) {
        this.kind = kind;
    }

    public int getCount() {
        return count;
    }

    public void setCount(int count) {
        this.count = count;
    }

    public int getPercent() {
        return percent;
    }

    public void setPercent(int percent) {
        this.percent = percent;
    }

    public int getMillis() {
        return millis;
    }

    public void setMillis(int millis) {
        this.millis = millis;
    }

    public double getSpeed() {
        return clock.speed();
    }

    public void setSpeed(double speed) {
        this.speed = speed;
    }

    public int getMinutes() {
        return minutes;
    }

    public void setMinutes(int minutes) {
        this.minutes = minutes;
    }
}
