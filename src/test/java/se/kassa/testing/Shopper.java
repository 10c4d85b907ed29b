package se.kassa.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.regex.Pattern;

/** What a shopper does in the browser. */
public final class Shopper {

    private static final Pattern PAYABLE =
            Pattern.compile(".*/pay/(start\\.xhtml\\?cart|checkout\\.xhtml\\?session)=.+");

    private final Page page;
    private final URI shop;

    public Shopper(Page page) {
        this(page, Servers.shared().shopUrl());
    }

    /** In a shop of its own; its address ends in a slash. */
    public Shopper(Page page, URI shop) {
        this.page = page;
        this.shop = shop;
    }

    public Shopper puts(int quantity, String sku) {
        page.navigate(shop + "product/" + sku);
        page.locator("[id$='buy:quantity']").fill(Integer.toString(quantity));
        page.locator("[id$='buy:add']").click();
        assertThat(page.locator("#added")).isVisible();
        return this;
    }

    public Shopper goesToCheckout() {
        page.navigate(shop + "cart");
        page.locator("[id$='to-checkout']").click();
        return this;
    }

    /** Ticks a delivery method, which is sent at once. */
    public Shopper chooses(String deliveryMethod) {
        page.locator("input[value='" + deliveryMethod + "']").click();
        assertThat(page.locator("input[value='" + deliveryMethod + "'][checked]"))
                .hasCount(1);
        return this;
    }

    public Locator link() {
        return page.locator("#goto-checkout");
    }

    /** The address of the payment, once the page has it. */
    public String payableLink() {
        assertThat(link()).hasAttribute("href", PAYABLE);
        return link().getAttribute("href");
    }

    /** Ecster's key of the cart, or Stripe's id of the session. */
    public String cartKey() {
        return payableLink().replaceFirst(".*[?&](?:cart|session)=([^&]+).*", "$1");
    }

    public Shopper leavesForPayment() {
        payableLink();
        link().click();
        assertThat(page).hasURL(PAYABLE);
        return this;
    }

    public Shopper pays(String method, String outcome) {
        page.locator("input[value='" + method + "']").check();
        page.locator("[id$='pay:outcome']").selectOption(outcome);
        page.locator("[id$='pay:submit']").click();
        return this;
    }

    public Shopper pays(ProviderSandbox.Choice choice) {
        return pays(choice.method(), choice.outcome());
    }

    public void seesReceipt(String state) {
        assertThat(page.locator("main[data-state]")).hasAttribute("data-state", state);
    }

    public String orderNumber() {
        return page.locator("main[data-order]").getAttribute("data-order");
    }
}
