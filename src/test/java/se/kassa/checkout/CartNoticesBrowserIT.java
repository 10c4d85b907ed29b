package se.kassa.checkout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.platform.money.MoneyFormat;
import se.kassa.testing.AccessibilityChecks;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffBrowser;

/** What cart and checkout say when stock, price or catalogue changed since the shopper last saw the cart. */
@ExtendWith(BrowserExtension.class)
class CartNoticesBrowserIT {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv");
    private static final URI SHOP = Servers.shared().shopUrl();
    private static final String SCARCE = "pa-penna";
    private static final String DEARER = "pa-kalender";
    private static final String GONE = "pa-kuvert";

    @Test
    void shortLineIsNamedAndMarked(Page page) {
        StaffBrowser staff = new StaffBrowser(page, SHOP).logsIn();
        staff.setsStock(SCARCE, "2");
        try {
            new Shopper(page).puts(1, "te-chai").puts(5, SCARCE);
            assertThat(page.locator("#added")).containsText("Bara 2 kvar");
            AccessibilityChecks.check(page, "state-added-some");
            page.navigate(SHOP + "cart");
            Locator line = page.locator(".line").nth(1);
            assertThat(line.locator("[id$='line:quantity']")).hasValue("2");
            assertThat(line.locator(".line-shortage")).hasText("Bara 2 kvar");
            line.locator("[id$='line:more']").click();
            assertThat(line.locator(".line-shortage")).hasText("Bara 2 kvar. Antalet är ändrat till 2.");
            assertThat(line.locator("[id$='line:quantity']")).hasValue("2");
            assertThat(page.locator(".line.short")).hasCount(1);
            AccessibilityChecks.check(page, "state-shortage");
            String name = line.locator(".line-name a").textContent();
            Page admin = page.context().newPage();
            new StaffBrowser(admin, SHOP).setsStock(SCARCE, "1");
            page.locator("[id$='to-checkout']").click();
            assertThat(page.locator("#basket-problem")).containsText("Bara 1 kvar av " + name + ".");
            assertThat(line.locator("[id$='line:quantity']")).hasValue("1");
            new StaffBrowser(admin, SHOP).setsStock(SCARCE, "0");
            page.locator("[id$='to-checkout']").click();
            assertThat(page.locator("#basket-problem")).containsText(name + " är slut.");
            assertThat(line.locator(".line-shortage")).hasText("Slut i lager");
            new StaffBrowser(admin, SHOP).setsStock(SCARCE, "1");
            page.locator("[id$='to-checkout']").click();
            assertThat(page.locator("#checkout-total")).isVisible();
        } finally {
            staff.setsStock(SCARCE, "");
        }
    }

    @Test
    void productIsAddedFromTheListWithoutLoadingThePage(Page page) {
        page.navigate(SHOP + "?category=tea");
        page.evaluate("window.stays = true");
        page.locator("#add-te-chai").click();
        assertThat(page.locator("#added-te-chai")).containsText("Tillagd.");
        assertThat(page.locator("#basket-count")).hasText("1");
        page.locator("#add-te-sencha").click();
        assertThat(page.locator("#added-te-sencha")).containsText("Tillagd.");
        assertThat(page.locator("#added-te-chai")).isEmpty();
        assertThat(page.locator("#basket-count")).hasText("2");
        AccessibilityChecks.check(page, "state-added-from-list");
        org.assertj.core.api.Assertions.assertThat(page.evaluate("window.stays"))
                .isEqualTo(true);
    }

    @Test
    void cartSaysHowMuchIsMissingToFreeDelivery(Page page) {
        StaffBrowser staff = new StaffBrowser(page, SHOP).logsIn();
        staff.setsFreeShipping("PARCEL", "250");
        try {
            Shopper shopper = new Shopper(page).puts(2, "te-chai");
            page.navigate(SHOP + "cart");
            assertThat(page.locator("#until-free"))
                    .hasText("Handla för " + MoneyFormat.format(8000, "SEK", SWEDISH) + " till för fri frakt.");
            shopper.puts(1, "te-chai");
            page.navigate(SHOP + "cart");
            assertThat(page.locator("#shipping-row")).containsText("gratis");
            assertThat(page.locator("#until-free")).hasCount(0);
        } finally {
            staff.setsFreeShipping("PARCEL", "");
        }
    }

    @Test
    void priceChangeAndRemovalAreShownOnce(Page page) {
        Page admin = page.context().newPage();
        StaffBrowser staff = new StaffBrowser(admin, SHOP).logsIn();
        staff.opensProduct(DEARER);
        String before = admin.locator("[id$='product:price']").inputValue();
        try {
            new Shopper(page).puts(1, DEARER).puts(1, GONE);
            page.navigate(SHOP + "cart");
            String dearer = page.locator(".line-name a").nth(0).textContent();
            String gone = page.locator(".line-name a").nth(1).textContent();
            assertThat(page.locator("#cart-notices")).hasCount(0);
            staff.setsPrice(DEARER, "548");
            sells(admin, false);
            page.locator("[id$='to-checkout']").click();
            assertThat(page.locator("#cart-notices"))
                    .containsText("Priset på " + dearer + " har ändrats från " + before);
            assertThat(page.locator("#cart-notices")).containsText("till 548,00");
            assertThat(page.locator("#cart-notices")).containsText(gone + " säljs inte längre.");
            AccessibilityChecks.check(page, "state-cart-notices");
            page.reload();
            assertThat(page.locator("#cart-notices")).hasCount(0);
            assertThat(page.locator("#summary-lines .order-lines li")).hasCount(1);
        } finally {
            staff.setsPrice(DEARER, before);
            sells(admin, true);
        }
    }

    /** Also to a shopper who has an order already. */
    @Test
    void cartSaysThatAllItsProductsAreGone(Page page) {
        Page admin = page.context().newPage();
        new StaffBrowser(admin, SHOP).logsIn();
        Shopper shopper = new Shopper(page).puts(1, "te-chai").goesToCheckout().leavesForPayment();
        shopper.pays("CARD", "APPROVE").seesReceipt("paid");
        try {
            shopper.puts(1, GONE);
            page.navigate(SHOP + "cart");
            assertThat(page.locator(".line")).hasCount(1);
            String gone = page.locator(".line-name a").textContent();
            sells(admin, false);
            page.locator("[id$='to-checkout']").click();
            assertThat(page.locator("#cart-notices")).containsText(gone + " säljs inte längre.");
            assertThat(page.locator(".line")).hasCount(0);
        } finally {
            sells(admin, true);
        }
    }

    private static void sells(Page admin, boolean sold) {
        new StaffBrowser(admin, SHOP).opensProduct(GONE);
        admin.locator("[id$='product:onSale']").setChecked(sold);
        admin.locator("[id$='product:save']").click();
        assertThat(admin.locator(".notice[role=status]")).isVisible();
    }
}
