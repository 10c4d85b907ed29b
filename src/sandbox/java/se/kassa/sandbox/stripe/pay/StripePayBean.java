package se.kassa.sandbox.stripe.pay;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.kassa.sandbox.stripe.CheckoutSessions;
import se.kassa.sandbox.stripe.HostedPayments;
import se.kassa.sandbox.stripe.PaymentIntents;
import se.kassa.sandbox.stripe.StripeError;
import se.kassa.sandbox.stripe.StripeMethod;
import se.kassa.sandbox.stripe.StripeObject;
import se.kassa.sandbox.stripe.StripeOutcome;
import se.kassa.sandbox.stripe.StripeStore;

/** The hosted payment page and its 3-D Secure step. */
@Named
@RequestScoped
public class StripePayBean {

    /** A line as the page shows it. */
    public record Line(String name, int quantity, String price) {}

    @Inject
    private StripeStore store;

    @Inject
    private PaymentIntents intents;

    @Inject
    private HostedPayments payments;

    private StripeObject session;
    private StripeMethod method;
    private StripeOutcome outcome = StripeOutcome.APPROVE;

    /** Finds the session of the request; the page says so where it is not known. */
    @PostConstruct
    void load() {
        String id = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("session");
        session = id == null ? null : store.find(CheckoutSessions.KIND, id).orElse(null);
    }

    /** Pays, or plays what goes wrong. */
    public String pay() throws IOException {
        if (session == null) {
            return "checkout.xhtml?faces-redirect=true";
        }
        if (!isFree() && !getMethods().contains(method)) {
            return again("checkout", "choose");
        }
        if (!isFree() && outcome.isOfCards() && method != StripeMethod.CARD) {
            return again("checkout", "card");
        }
        try {
            session = payments.pay(session.id(), method, outcome);
        } catch (StripeError e) {
            return again("checkout", null);
        }
        if (session.status().equals("complete")) {
            return leave();
        }
        return outcome.isDeclined() ? again("checkout", "refused") : again("authenticate", null);
    }

    /** Ends the 3-D Secure step. */
    public String authenticate(boolean passes) throws IOException {
        try {
            session = payments.authenticate(session.id(), passes);
        } catch (StripeError e) {
            return again("checkout", null);
        }
        return passes ? leave() : again("checkout", "refused");
    }

    private String again(String page, String message) {
        return page + ".xhtml?faces-redirect=true&session=" + session.id()
                + (message == null ? "" : "&message=" + message);
    }

    private String leave() throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(getSuccessAddress());
        return null;
    }

    /** Where the shopper gets back after the payment. */
    public String getSuccessAddress() {
        return session.text("success_url").replace("{CHECKOUT_SESSION_ID}", session.id());
    }

    /** Where the shopper gets back without paying; null where the shop named no address. */
    public String getBackAddress() {
        return session == null ? null : session.text("cancel_url");
    }

    public boolean isKnown() {
        return session != null;
    }

    public boolean isPayable() {
        return session != null && payments.isPayable(session);
    }

    public boolean isPaid() {
        return session != null && session.status().equals("complete");
    }

    /** Whether there is nothing to pay. */
    public boolean isFree() {
        return session.number("amount_total") == 0;
    }

    /** Whether the payment waits for the 3-D Secure step. */
    public boolean isWaiting() {
        return isPayable()
                && session.parent() != null
                && intents.get(session.parent()).status().equals("requires_action");
    }

    public List<Line> getLines() {
        return session.document().getJsonArray("_line_items").getValuesAs(JsonObject.class).stream()
                .map(line -> new Line(
                        line.getString("description"),
                        line.getInt("quantity"),
                        money(line.getJsonNumber("amount_total").longValueExact(), line.getString("currency"))))
                .toList();
    }

    public String getTotal() {
        return money(session.number("amount_total"), session.text("currency"));
    }

    /** In the currency's own form: {@code 1 234,50 SEK}. */
    public static String money(long minorUnits, String currency) {
        return String.format(
                Locale.forLanguageTag("sv"),
                "%,d,%02d %s",
                minorUnits / 100,
                minorUnits % 100,
                currency.equals("sek") ? "kr" : currency.toUpperCase(Locale.ROOT));
    }

    /** Swedish where the shop, or with {@code auto} the browser, asks for it; else English. */
    public Locale getLocale() {
        String wish = Optional.ofNullable(session)
                .map(known -> known.text("locale"))
                .filter(locale -> !locale.equals("auto"))
                .orElseGet(() -> FacesContext.getCurrentInstance()
                        .getExternalContext()
                        .getRequestLocale()
                        .getLanguage());
        return wish.equals("sv") ? Locale.forLanguageTag("sv") : Locale.ENGLISH;
    }

    public List<StripeMethod> getMethods() {
        return HostedPayments.offered(session);
    }

    public List<StripeOutcome> getOutcomes() {
        return Arrays.asList(StripeOutcome.values());
    }

    public String getId() {
        return session == null ? null : session.id();
    }

    public StripeMethod getMethod() {
        return method;
    }

    public void setMethod(StripeMethod method) {
        this.method = method;
    }

    public StripeOutcome getOutcome() {
        return outcome;
    }

    public void setOutcome(StripeOutcome outcome) {
        this.outcome = outcome;
    }
}
