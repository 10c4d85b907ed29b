package se.kassa.payment;

import java.net.URI;

/** How the checkout page leads the shopper to the provider's payment page. */
public sealed interface PaymentPage {

    /** The URL of the payment page: a plain link. At most 4,000 characters. */
    record Redirect(URI url) implements PaymentPage {}

    /**
     * A script that gives the URL in the browser.
     *
     * @param url the provider's script, which the page includes
     * @param key what the script needs to find the session
     * @param resource the adapter's own script, in the resource library {@code js}: it defines {@code
     *     window.KassaPaymentPage} with {@code isReady()} and {@code url(session)}, where {@code session} has {@code key},
     *     {@code termsUrl} and {@code returnUrl}
     */
    record Script(URI url, String key, String resource) implements PaymentPage {}
}
