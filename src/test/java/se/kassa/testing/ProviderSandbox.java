package se.kassa.testing;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;

/**
 * The sandbox of the provider that the tests run with: Ecster's, or Stripe's with {@code -Dkassa.test.provider=stripe}. Has
 * what tests need that both providers must pass.
 */
public abstract class ProviderSandbox {

    /**
     * A payment at the provider.
     *
     * @param id the provider's
     * @param reference the shop's
     * @param notificationToken of the address that the provider notifies; empty if the address has none
     */
    public record Payment(String id, String reference, String notificationToken) {}

    /** What a shopper chooses on the payment page. */
    public record Choice(String method, String outcome) {}

    final SandboxControl control;

    ProviderSandbox(SandboxControl control) {
        this.control = control;
    }

    /** Whether the tests run with Stripe. */
    public static boolean isStripe() {
        String provider = System.getProperty("kassa.test.provider", "ecster");
        return switch (provider) {
            case "ecster" -> false;
            case "stripe" -> true;
            default -> throw new IllegalStateException("kassa.test.provider must be ecster or stripe");
        };
    }

    /** Ecster's, whichever provider the tests run with. */
    public static ProviderSandbox ecster(SandboxControl control) {
        return new EcsterProviderSandbox(control);
    }

    /** Stripe's, whichever provider the tests run with. */
    public static ProviderSandbox stripe(SandboxControl control) {
        return new StripeProviderSandbox(control);
    }

    static ProviderSandbox of(SandboxControl control) {
        return isStripe() ? stripe(control) : ecster(control);
    }

    /** The provider's name on pages. */
    public abstract String name();

    /**
     * Plays a payment by card without a browser.
     *
     * @param key {@link Shopper#cartKey}
     */
    public abstract Payment pay(String key);

    /** Plays a payment by card that is declined. */
    public abstract Payment decline(String key);

    /** Plays a payment that is not decided yet. */
    public abstract Payment begin(String key);

    /** Decides a payment that was begun: it is authorised. */
    public abstract void authorise(String key, String paymentId);

    /** A payment that is not decided yet. */
    public abstract Choice undecided();

    /** The id of the payment that the shopper returned from, by the address of the order page. */
    public abstract String paymentId(String orderPage);

    /** Where the shopper is led after the payment. */
    public abstract URI returnUrl(String key);

    /** The order page of a key, as the shopper may bookmark it. */
    public final URI orderPage(String key) {
        return URI.create(returnUrl(key).toString().replaceFirst("\\?.*", ""));
    }

    /** How many payment sessions were opened for the order of a key. */
    public abstract long sessions(String key);

    /** Whether the session of a key has been paid, whatever the shop knows of it. */
    public abstract boolean isPaid(String key);

    public abstract boolean isAuthorised(String paymentId);

    /** The provider takes back an authorisation by itself. */
    public abstract void withdraw(String paymentId);

    /** Captures the whole payment at the provider, past the shop. */
    public abstract void captureElsewhere(String paymentId);

    /** Ends the latest refund, which is pending. */
    public abstract void endRefund(String paymentId, boolean succeeds);

    /** The whole amount, in öre. */
    public abstract long amount(String paymentId);

    /** The captured amount, in öre. */
    public abstract long captured(String paymentId);

    /** The refunded amount, in öre. */
    public abstract long refunded(String paymentId);

    /** The number of captures. */
    public abstract int captures(String paymentId);

    public abstract boolean isVoided(String paymentId);

    /** Notifies the shop of an event as the provider would. */
    public abstract Http.Answer notify(URI shop, Payment payment, String event);

    /** Whether a notification of a payment is still to be sent. */
    public abstract boolean isAnyNotificationWaiting(Payment payment);

    public abstract void failSessions(String kind, int count, int millis);

    public abstract void failQueries(String kind, int count, int millis);

    public abstract void failCapture(String paymentId, String kind, int millis);

    public abstract void failRefunds(String paymentId, String kind, int count);

    /** Keeps the shop from closing a payment session, where the provider has that: it stays payable. */
    public abstract void failClosing(String key);

    /** Every call fails, until {@link #noFaults}. */
    public void failEverything(String kind) {
        // Jobs of the shop call the provider too, and must not use the failures up.
        control.fault("", kind, 100_000, 0);
    }

    /** The next notifications get lost, or whatever the kind is. */
    public void failNotifications(String kind, int count) {
        control.fault("NOTIFY", kind, count, 0);
    }

    public void noFaults() {
        control.noFaults();
    }

    static String parameter(String name, String url) {
        return url.replaceFirst(".*[?&]" + name + "=([^&]+).*", "$1");
    }

    static boolean isAnyWaiting(List<JsonObject> notifications) {
        return notifications.stream().anyMatch(sent -> sent.getString("state").equals("WAITING"));
    }
}
