package se.kassa.testing;

import com.microsoft.playwright.Page;

/**
 * An order that was paid in the browser.
 *
 * @param paymentId the provider's
 * @param page the address of the customer's page
 */
public record PaidOrder(String number, String paymentId, String page) {

    /** Two teapots and a book. */
    public static PaidOrder buy(Page page, Servers servers, ProviderSandbox sandbox, String method) {
        Shopper shopper = new Shopper(page, servers.shopUrl())
                .puts(2, "ko-tekanna")
                .puts(1, "bo-svamp")
                .goesToCheckout()
                .leavesForPayment();
        shopper.pays(method, "APPROVE").seesReceipt("paid");
        return new PaidOrder(
                shopper.orderNumber(), sandbox.paymentId(page.url()), page.url().replaceFirst("[?&].*", ""));
    }
}
