package se.kassa.testing;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;

/** Somebody at the order desk, in the browser. */
public final class Clerk {

    private final Page page;
    private final URI shop;

    public Clerk(Page page, URI shop) {
        this.page = page;
        this.shop = shop;
    }

    public Clerk logsIn() {
        page.navigate(shop + "desk/orders.xhtml");
        page.locator("[id$='login:name']").fill("admin");
        page.locator("[id$='login:password']").fill(Servers.DESK_PASSWORD);
        page.locator("[id$='login:enter']").click();
        page.locator("#user").waitFor();
        return this;
    }

    /** Every entry of an order's history, as text. */
    public List<String> readsHistory(String number) {
        page.navigate(shop + "desk/order.xhtml?number=" + number);
        return page.locator("#history > li").allTextContents();
    }
}
