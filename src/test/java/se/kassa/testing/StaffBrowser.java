package se.kassa.testing;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;

/** Somebody at the order admin, in the browser. */
public final class StaffBrowser {

    private final Page page;
    private final URI shop;

    public StaffBrowser(Page page, URI shop) {
        this.page = page;
        this.shop = shop;
    }

    public StaffBrowser logsIn() {
        page.navigate(shop + "admin/orders");
        page.locator("[id$='login:name']").fill("admin");
        page.locator("[id$='login:password']").fill(Servers.ADMIN_PASSWORD);
        page.locator("[id$='login:enter']").click();
        page.locator("#user").waitFor();
        return this;
    }

    /** Every entry of an order's history, as text. */
    public List<String> readsHistory(String number) {
        opensOrder(number);
        return page.locator("#history li").allTextContents();
    }

    /** Opens an order's page. */
    public void opensOrder(String number) {
        page.navigate(shop + "admin/order/" + number);
    }

    /** Navigates from the order's page to the confirmation of the whole remaining amount. */
    public void chooses(String action) {
        page.locator(action).first().click();
        page.locator("#go-on").click();
    }

    public void confirms() {
        page.locator("[id$='confirm:do']").click();
    }

    /** Sets how many pieces of a product there are; empty to stop counting. */
    public void setsStock(String sku, String pieces) {
        opensProduct(sku);
        page.locator("[id$='product:level']").fill(pieces);
        saves();
    }

    /** How many pieces there are; empty where they are not counted. */
    public String readsStock(String sku) {
        opensProduct(sku);
        return page.locator("[id$='product:level']").inputValue();
    }

    public void setsPrice(String sku, String kronor) {
        opensProduct(sku);
        page.locator("[id$='product:price']").fill(kronor);
        saves();
    }

    /** @param percent one of the rates that there are */
    public void setsVat(String sku, int percent) {
        opensProduct(sku);
        page.locator("[id$='product:vat']").selectOption(Integer.toString(percent));
        saves();
    }

    /** Sets the amount from which a shipping method is free; empty for never. */
    public void setsFreeShipping(String method, String kronor) {
        page.navigate(shop + "admin/shipping-method?code=" + method);
        page.locator("[id$='delivery:freeFrom']").fill(kronor);
        page.locator("[id$='delivery:save']").click();
        page.locator(".notice[role=status]").waitFor();
    }

    /** Opens a product's form. */
    public void opensProduct(String sku) {
        page.navigate(shop + "admin/product?sku=" + sku);
    }

    private void saves() {
        page.locator("[id$='product:save']").click();
        page.locator(".notice[role=status]").waitFor();
    }

    /**
     * Makes a discount code.
     *
     * @param kind {@code PERCENT}, {@code AMOUNT} or {@code FREE_SHIPPING}
     * @param worth in percent or kronor; empty for free delivery
     */
    public void makesCode(String code, String kind, String worth) {
        makesCode(code, kind, worth, false);
    }

    /** Makes a discount code; {@code forEverybody} announces it as a price reduction. */
    public void makesCode(String code, String kind, String worth, boolean forEverybody) {
        page.navigate(shop + "admin/discount");
        page.locator("[id$='discount:code']").fill(code);
        page.locator("[id$='discount:kind']").selectOption(kind);
        page.locator("[id$='discount:worth']").fill(worth);
        page.locator("[id$='discount:forEverybody']").setChecked(forEverybody);
        page.locator("[id$='discount:save']").click();
        page.locator("#discounts").waitFor();
    }
}
