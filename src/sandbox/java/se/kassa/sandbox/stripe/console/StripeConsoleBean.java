package se.kassa.sandbox.stripe.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import se.kassa.sandbox.stripe.CheckoutSessions;
import se.kassa.sandbox.stripe.Expander;
import se.kassa.sandbox.stripe.HostedPayments;
import se.kassa.sandbox.stripe.PaymentIntents;
import se.kassa.sandbox.stripe.StripeError;
import se.kassa.sandbox.stripe.StripeEvents;
import se.kassa.sandbox.stripe.StripeObject;
import se.kassa.sandbox.stripe.StripeRefunds;
import se.kassa.sandbox.stripe.StripeStore;
import se.kassa.sandbox.stripe.pay.StripePayBean;

/** Stripe's part of the console: sessions with their payments, refunds and events, and what can be done to them. */
@Named
@RequestScoped
public class StripeConsoleBean {

    private static final int SHOWN = 50;
    private static final String SAME_PAGE = "index.xhtml?faces-redirect=true";
    private static final List<String> PAYMENT = List.of("payment_intent.latest_charge");

    /** A session with its payment; without one, the payment's fields are empty. */
    public record Row(
            String session,
            String reference,
            String status,
            String paymentStatus,
            String amount,
            String intent,
            String intentStatus,
            String method,
            String captured,
            String refunded,
            String json) {

        public boolean isReserved() {
            return intentStatus.equals("requires_capture");
        }

        public boolean isProcessing() {
            return intentStatus.equals("processing");
        }

        public boolean isDisputable() {
            return intentStatus.equals("succeeded");
        }
    }

    @Inject
    private StripeStore store;

    @Inject
    private Expander expander;

    @Inject
    private HostedPayments payments;

    @Inject
    private PaymentIntents intents;

    @Inject
    private StripeRefunds refunds;

    @Inject
    private StripeEvents events;

    private long searchDelay = -1;

    public List<Row> getSessions() {
        return store.newest(CheckoutSessions.KIND, SHOWN).stream()
                .map(session -> row(expander.show(session, session.parent() == null ? List.of() : PAYMENT)))
                .toList();
    }

    private static Row row(JsonObject session) {
        JsonObject intent = object(session, "payment_intent");
        JsonObject charge = object(intent, "latest_charge");
        String currency = session.getString("currency");
        return new Row(
                session.getString("id"),
                session.getString("client_reference_id", "–"),
                session.getString("status"),
                session.getString("payment_status"),
                money(session, "amount_total", currency),
                intent.getString("id", ""),
                intent.getString("status", ""),
                object(charge, "payment_method_details").getString("type", ""),
                money(charge, "amount_captured", currency),
                money(charge, "amount_refunded", currency),
                session.toString());
    }

    private static JsonObject object(JsonObject outer, String field) {
        return outer.get(field) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static String money(JsonObject object, String field, String currency) {
        return StripePayBean.money(
                object.getOrDefault(field, Json.createValue(0)) instanceof JsonNumber number
                        ? number.longValueExact()
                        : 0,
                currency);
    }

    public List<StripeObject> getRefunds() {
        return store.newest(StripeRefunds.KIND, SHOWN);
    }

    public String refundAmount(StripeObject refund) {
        return StripePayBean.money(refund.number("amount"), refund.text("currency"));
    }

    public List<StripeObject> getEvents() {
        return store.newest(StripeEvents.KIND, SHOWN);
    }

    public String settle(String session, boolean succeeds) {
        return attempt("sessions", () -> payments.settle(session, succeeds));
    }

    public String expire(String intent) {
        return attempt("sessions", () -> intents.expireAuthorisation(intent));
    }

    public String dispute(String intent) {
        return attempt("sessions", () -> intents.dispute(intent));
    }

    public String endRefund(String refund, boolean succeeds) {
        return attempt("stripe-refunds", () -> refunds.end(refund, succeeds));
    }

    public String send(String event) {
        return attempt("events", () -> events.sendAgain(event));
    }

    public String delaySearch() {
        return attempt("search", () -> intents.delaySearch(Duration.ofSeconds(searchDelay)));
    }

    /** Stays on the page with a message where the sandbox refuses. */
    private static String attempt(String form, Runnable action) {
        try {
            action.run();
            return SAME_PAGE;
        } catch (StripeError e) {
            FacesContext.getCurrentInstance()
                    .addMessage(form, new FacesMessage(FacesMessage.SEVERITY_ERROR, e.getMessage(), null));
            return null;
        }
    }

    /** Seconds. */
    public long getSearchDelay() {
        return searchDelay < 0 ? intents.searchDelay().toSeconds() : searchDelay;
    }

    public void setSearchDelay(long searchDelay) {
        this.searchDelay = searchDelay;
    }
}
