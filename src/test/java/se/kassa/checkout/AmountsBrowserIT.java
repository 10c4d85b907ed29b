package se.kassa.checkout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import jakarta.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.platform.money.MoneyFormat;
import se.kassa.platform.money.VatBreakdown;
import se.kassa.platform.money.VatRate;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.EcsterContract;
import se.kassa.testing.MailEnabledShop;
import se.kassa.testing.Mailbox;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffBrowser;

/** The same öre everywhere: on the pages, at Ecster, in the mail, on the order admin, on paper and in files. */
@ExtendWith(BrowserExtension.class)
class AmountsBrowserIT {

    private static final long CART = 111460;

    private final SandboxControl sandbox = Servers.shared().sandbox();
    private final String shop = Servers.shared().shopUrl().toString();

    @ParameterizedTest
    @CsvSource({"sv, PERSON", "sv, COMPANY", "en, PERSON", "en, COMPANY"})
    void amountsAgreeOnAllPagesAndFiles(String language, String type, Page page) throws IOException {
        MailEnabledShop shop = MailEnabledShop.shared();
        Locale locale = Locale.forLanguageTag(language);
        String code = "TIO-" + language.toUpperCase(Locale.ROOT) + type;
        StaffBrowser staff = new StaffBrowser(page, shop.url()).logsIn();
        staff.makesCode(code, "PERCENT", "10");
        staff.setsVat("sk-senap", 12);
        page.navigate(shop.url() + "?language=" + language);
        Shopper shopper = new Shopper(page, shop.url())
                .puts(3, "te-sencha")
                .puts(1, "sk-senap")
                .puts(1, "bo-kartor")
                .puts(1, "ko-tekanna");
        page.navigate(shop.url() + "cart");
        checkPrices(page, ".lines > li", goods(0), locale);
        assertThat(page.locator("#basket-total")).hasText(money(123300, locale));
        shopper.goesToCheckout();
        fillsIn(page, type);
        usesCode(page, code);
        // Goods 267 + 49 + 319 + 549 kr less 10 % in all, and 49 kr for the parcel.
        assertThat(page.locator("#checkout-total")).hasText(money(CART, locale));
        VatBreakdown.Amount parcel = new VatBreakdown.Amount(VatRate.TWENTY_FIVE, 4900);
        checkPrices(page, "#summary-lines li", goods(0), locale);
        assertThat(page.locator("#discount-row")).containsText(code);
        assertThat(page.locator("#discount-row")).containsText("\u2212" + money(11840, locale));
        assertThat(page.locator("#shipping-row")).containsText(money(4900, locale));
        if (type.equals("COMPANY")) {
            checkRates(page, goods(1, parcel), locale);
        } else {
            checkOneVatLine(page, goods(1, parcel), locale);
        }
        shopper.leavesForPayment().pays("INVOICE", "SIGN");
        shopper.seesReceipt("waiting");
        String id = page.url().replaceFirst(".*internalReference=([^&]+).*", "$1");
        sandbox.change(id, "READY");
        shopper.seesReceipt("paid");
        long fee = sandbox.order(id).getJsonObject("properties").getInt("invoiceFee");
        VatBreakdown expected = goods(1, parcel, new VatBreakdown.Amount(VatRate.TWENTY_FIVE, fee));
        assertThat(sandbox.order(id).getJsonNumber("amount").longValueExact()).isEqualTo(expected.gross());
        String number = shopper.orderNumber();
        assertThat(page.locator("#receipt-method")).hasText(language.equals("sv") ? "Faktura" : "Invoice");
        checkReceipt(page, type, expected, locale);
        checkCart(number, language, type);
        checkMail(shop.mails(number, 1).get(0), expected, locale);
        page.navigate(shop.url() + "admin/order/" + number);
        checkTable(page, "section[aria-labelledby='lines-heading'] table", expected, locale);
        page.locator("#slip").click();
        checkTable(page, "#slip-lines", expected, locale);
        checkNetAmounts(page, "#slip-lines", expected, locale);
        checkFiles(page, shop.url() + "admin/export/", number, expected);
    }

    /** @param tenths off the goods */
    private static VatBreakdown goods(int tenths, VatBreakdown.Amount... more) {
        List<VatBreakdown.Amount> all = new ArrayList<>(List.of(
                new VatBreakdown.Amount(VatRate.SIX, 26700 - tenths * 2670),
                new VatBreakdown.Amount(VatRate.TWELVE, 4900 - tenths * 490),
                new VatBreakdown.Amount(VatRate.SIX, 31900 - tenths * 3190),
                new VatBreakdown.Amount(VatRate.TWENTY_FIVE, 54900 - tenths * 5490)));
        all.addAll(List.of(more));
        return VatBreakdown.of(all);
    }

    private static void checkReceipt(Page page, String type, VatBreakdown expected, Locale locale) {
        assertThat(page.locator("#receipt-total")).hasText(money(expected.gross(), locale));
        if (type.equals("COMPANY")) {
            checkList(page, ".order-lines li", expected, locale);
            checkRates(page, expected, locale);
        } else {
            checkPrices(page, ".order-lines li", expected, locale);
            assertThat(page.locator(".order-lines"))
                    .not()
                    .containsText(money(expected.parts().get(0).net(), locale));
            checkOneVatLine(page, expected, locale);
        }
    }

    private static void checkOneVatLine(Page page, VatBreakdown expected, Locale locale) {
        assertThat(page.locator(".vat-included")).containsText(money(expected.vat(), locale));
        assertThat(page.locator(".vat-rate")).hasCount(0);
    }

    private static void checkPrices(Page page, String items, VatBreakdown expected, Locale locale) {
        assertThat(page.locator(items)).hasCount(expected.parts().size());
        List<String> lines = page.locator(items).allTextContents();
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i)).contains(money(expected.parts().get(i).gross(), locale));
        }
    }

    private static void checkList(Page page, String items, VatBreakdown expected, Locale locale) {
        assertThat(page.locator(items)).hasCount(expected.parts().size());
        List<String> lines = page.locator(items).allTextContents();
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i)).contains(amounts(expected.parts().get(i), locale));
        }
    }

    private static void checkRates(Page page, VatBreakdown expected, Locale locale) {
        assertThat(page.locator(".vat-total")).hasText(money(expected.vat(), locale));
        assertThat(page.locator(".net-total")).hasText(money(expected.net(), locale));
        page.waitForLoadState();
        List<String> rates = page.locator(".vat-rate").allTextContents();
        for (int i = 0; i < rates.size(); i++) {
            VatBreakdown.Part rate = expected.rates().get(i);
            assertThat(rates.get(i)).contains(money(rate.net(), locale), money(rate.vat(), locale));
        }
        assertThat(rates).hasSize(expected.rates().size());
    }

    private static void checkMail(MimeMessage mail, VatBreakdown expected, Locale locale) {
        for (String form : Mailbox.bothForms(mail)) {
            expected.parts().forEach(part -> assertThat(form).contains(money(part.gross(), locale)));
            expected.rates()
                    .forEach(rate -> assertThat(form).contains(money(rate.net(), locale), money(rate.vat(), locale)));
            assertThat(form)
                    .contains(
                            money(expected.gross(), locale),
                            money(expected.vat(), locale),
                            money(expected.net(), locale));
        }
    }

    /** Every row of a table with its VAT and its total, and the sums. */
    private static void checkTable(Page page, String table, VatBreakdown expected, Locale locale) {
        page.waitForLoadState();
        List<String> rows = page.locator(table + " tr").allTextContents();
        for (VatBreakdown.Part part : expected.parts()) {
            assertThat(rows).anySatisfy(row -> assertThat(row)
                    .contains(money(part.vat(), locale), money(part.gross(), locale)));
        }
        for (VatBreakdown.Part rate : expected.rates()) {
            assertThat(rows)
                    .anySatisfy(row ->
                            assertThat(row).contains(money(rate.net(), locale)).contains(money(rate.vat(), locale)));
        }
        String all = page.locator(table).textContent();
        assertThat(all)
                .contains(
                        money(expected.gross(), locale), money(expected.vat(), locale), money(expected.net(), locale));
    }

    private static void checkNetAmounts(Page page, String table, VatBreakdown expected, Locale locale) {
        List<String> rows = page.locator(table + " tr").allTextContents();
        for (VatBreakdown.Part part : expected.parts()) {
            assertThat(rows).anySatisfy(row -> assertThat(row).contains(amounts(part, locale)));
        }
    }

    private static String[] amounts(VatBreakdown.Part part, Locale locale) {
        return new String[] {money(part.net(), locale), money(part.vat(), locale), money(part.gross(), locale)};
    }

    /** One row for each line, and one for the order with the sums of each rate. */
    private static void checkFiles(Page page, String address, String number, VatBreakdown expected) throws IOException {
        List<CSVRecord> lines = read(page, address + "lines.csv?number=" + number);
        assertThat(lines).hasSize(expected.parts().size());
        for (int i = 0; i < lines.size(); i++) {
            VatBreakdown.Part part = expected.parts().get(i);
            assertThat(lines.get(i).toList().subList(8, 12))
                    .containsExactly(
                            plain(part.gross()),
                            Integer.toString(part.rate().percent()),
                            plain(part.net()),
                            plain(part.vat()));
        }
        CSVRecord order = read(page, address + "orders.csv?number=" + number).get(0);
        assertThat(order.get(8)).isEqualTo(plain(expected.gross()));
        List<String> sums = new ArrayList<>(List.of(plain(expected.net()), plain(expected.vat())));
        for (VatRate rate : List.of(VatRate.TWENTY_FIVE, VatRate.TWELVE, VatRate.SIX)) {
            VatBreakdown.Part part = expected.rates().stream()
                    .filter(one -> one.rate() == rate)
                    .findFirst()
                    .orElseThrow();
            sums.addAll(List.of(plain(part.net()), plain(part.vat())));
        }
        sums.addAll(List.of("0.00", "0.00"));
        assertThat(order.toList().subList(14, order.size())).isEqualTo(sums);
    }

    private static List<CSVRecord> read(Page page, String address) throws IOException {
        String text = page.request().get(address).text();
        List<CSVRecord> all = CSVParser.parse(text, CSVFormat.DEFAULT).getRecords();
        return all.subList(1, all.size());
    }

    private static String plain(long amount) {
        return BigDecimal.valueOf(amount, 2).toPlainString();
    }

    private static void fillsIn(Page page, String type) {
        page.locator("input[value='" + type + "']").check();
        if (type.equals("COMPANY")) {
            page.locator("[id$='buyer:companyName']").fill("  Eks Bokhandel AB ");
            page.locator("[id$='buyer:companyNumber']").fill("5560160680");
        }
        page.locator("[id$='buyer:firstName']").fill("Anna Maria");
        page.locator("[id$='buyer:zip']").fill("75321");
        page.locator("[id$='buyer:phone']").fill("070 1740605");
        page.locator("[id$='buyer:phone']").press("Tab");
        assertThat(page.locator("[id$='buyer:zip']")).hasValue("753 21");
        assertThat(page.locator("[id$='buyer:phone']")).hasValue("070-174 06 05");
    }

    private static void usesCode(Page page, String code) {
        if (page.locator("#discount[open]").count() == 0) {
            page.locator("#discount summary").click();
        }
        page.locator("[id='buyer:code']").fill(code.toLowerCase(Locale.ROOT));
        page.locator("[id='buyer:use']").click();
        assertThat(page.locator("#discount-used")).containsText(code.toUpperCase(Locale.ROOT));
    }

    /** The newest cart that Ecster received with the reference. */
    private void checkCart(String number, String language, String type) {
        JsonObject cart = sandbox.calls().stream()
                .filter(call -> call.getString("operation", "").contains("carts"))
                .map(call -> call.getString("request", ""))
                .filter(body -> body.contains("\"" + number + "\""))
                .findFirst()
                .map(body -> EcsterContract.parse(body).asJsonObject())
                .orElseThrow();
        assertThat(cart.getJsonObject("cart").getJsonArray("rows").getValuesAs(JsonObject.class).stream()
                        .mapToLong(row -> row.getJsonNumber("quantity").longValueExact()
                                        * row.getJsonNumber("unitAmount").longValueExact()
                                - row.getInt("discountAmount", 0))
                        .sum())
                .isEqualTo(CART);
        assertThat(cart.getJsonObject("locale").getString("language")).isEqualTo(language);
        assertThat(cart.getJsonObject("cart").getInt("amount")).isEqualTo((int) CART);
        assertThat(cart.getJsonObject("cart").getJsonArray("rows").getValuesAs(JsonObject.class))
                .extracting(row -> row.getInt("discountAmount", 0))
                .containsExactly(2670, 490, 3190, 5490, 0);
        assertThat(cart.getJsonObject("cart").getString("message")).contains(number);
        assertThat(cart.getJsonObject("parameters")
                        .getJsonObject("purchaseType")
                        .getString("type"))
                .isEqualTo(type.equals("COMPANY") ? "B2B" : "B2C");
        JsonObject consumer = cart.getJsonObject("consumer");
        assertThat(consumer.getJsonObject("name").getString("firstName")).isEqualTo("Anna Maria");
        assertThat(consumer.getJsonObject("address").getString("zip")).isEqualTo("753 21");
        assertThat(consumer.getJsonObject("contactInfo").getJsonObject("cellular"))
                .hasToString("{\"number\":\"0701740605\"}");
        assertThat(consumer.containsKey("nationalId")).isFalse();
    }

    private static String money(long amount, Locale language) {
        return MoneyFormat.format(amount, "SEK", language);
    }

    @Test
    void fullDiscountNeedsNoPayment(Page page) {
        new StaffBrowser(page, Servers.shared().shopUrl()).logsIn().makesCode("ALLT", "PERCENT", "100");
        Shopper shopper = new Shopper(page).puts(2, "sk-honung").goesToCheckout();
        shopper.chooses("PICK_UP");
        shopper.payableLink();
        usesCode(page, "ALLT");
        assertThat(shopper.link()).hasCount(0);
        assertThat(page.locator("[id$='free:complete']")).isVisible();
        page.locator("[id='buyer:drop']").click();
        shopper.payableLink();
        assertThat(page.locator("#discount-used")).hasCount(0);
        usesCode(page, "ALLT");
        long before = cartCalls();
        page.locator("[id$='free:complete']").click();
        assertThat(page.locator("[id='buyer:email']")).isFocused();
        assertThat(page.locator("[id='buyer:lastName']")).hasAttribute("aria-invalid", "true");
        page.locator("[id='buyer:email']").fill("anna@example.com");
        page.locator("[id='buyer:firstName']").fill("Anna");
        page.locator("[id='buyer:lastName']").fill("Ek");
        page.locator("[id$='free:complete']").click();
        shopper.seesReceipt("paid");
        assertThat(page.locator("#basket-count")).hasText("0");
        assertThat(cartCalls()).isEqualTo(before);
    }

    private long cartCalls() {
        return sandbox.calls().stream()
                .filter(call -> call.getString("operation").contains("carts"))
                .count();
    }

    @Test
    void demoCodeIsAppliedOnce(Page page) {
        new Shopper(page).puts(2, "te-sencha").puts(1, "bo-kartor").goesToCheckout();
        usesCode(page, "PROVA10");
        usesCode(page, "prova10");
        assertThat(page.locator("#discount-row")).containsText(money(4970, Locale.forLanguageTag("sv")));
        assertThat(page.locator("#checkout-total")).hasText(money(49630, Locale.forLanguageTag("sv")));
    }

    @Test
    void codeForEverybodyShowsTheLowestPriceBeforeIt(Page page) {
        new StaffBrowser(page, Servers.shared().shopUrl()).logsIn().makesCode("ALLA5", "PERCENT", "5", true);
        Shopper shopper = new Shopper(page).puts(2, "te-sencha").goesToCheckout();
        shopper.payableLink();
        assertThat(page.locator("#summary-lines .prior-price")).hasCount(0);
        usesCode(page, "ALLA5");
        assertThat(page.locator("#summary-lines .prior-price"))
                .hasText("Lägsta pris senaste 30 dagarna: " + money(8900, Locale.forLanguageTag("sv")) + "/st");
        page.navigate(shop + "cart");
        assertThat(page.locator(".lines .prior-price"))
                .hasText("Lägsta pris senaste 30 dagarna: " + money(8900, Locale.forLanguageTag("sv")));
    }

    @Test
    void unknownCodeKeepsTheGoodOneAndWhatWasTyped(Page page) {
        Shopper shopper = new Shopper(page).puts(2, "te-sencha").goesToCheckout();
        usesCode(page, "PROVA10");
        shopper.payableLink();
        Locator code = page.locator("[id='buyer:code']");
        assertThat(code).hasValue("");
        code.fill("\"<b>å");
        page.locator("[id='buyer:use']").click();
        assertThat(page.locator("#buyer .field-error")).containsText("\"<B>Å");
        assertThat(code).isFocused();
        assertThat(code).isInViewport();
        assertThat(code).hasValue("\"<b>å");
        assertThat(page.locator("#discount-used")).containsText("PROVA10");
        assertThat(page.locator("#discount-row")).containsText(money(1780, Locale.forLanguageTag("sv")));
        assertThat(shopper.link()).hasAttribute("aria-disabled", "true");
        code.fill("");
        code.press("Enter");
        shopper.payableLink();
    }

    @Test
    void formErrorsAreShownAtTheirFields(Page page) {
        page.setViewportSize(390, 844);
        Shopper shopper = new Shopper(page).puts(1, "te-chai").goesToCheckout();
        shopper.payableLink();
        page.evaluate("window.stays = true");
        page.locator("[id='buyer:email']").fill("anna");
        page.locator("[id='buyer:zip']").fill("0154");
        page.locator("[id='buyer:city']").focus();
        assertThat(page.locator("#buyer .field-error")).hasCount(2);
        assertThat(page.locator("[id='buyer:city']")).isFocused();
        assertThat(shopper.link()).hasAttribute("aria-disabled", "true");
        shopper.link().dispatchEvent("click");
        assertThat(page.locator("[id='buyer:email']")).isFocused();
        assertThat(page.locator("[id='buyer:email']")).isInViewport();
        page.locator("[id='buyer:email']").fill("anna@example.com");
        page.locator("[id='buyer:zip']").fill("");
        page.locator("[id='buyer:zip']").blur();
        page.locator("[id='buyer:country']").selectOption("OTHER");
        assertThat(page.locator("#buyer .field-error")).hasCount(1);
        assertThat(page.locator("#buyer .field-error")).containsText("Sverige");
        shopper.chooses("PICK_UP");
        assertThat(page.locator("#address")).isHidden();
        assertThat(page.locator("#delivery")).containsText("Svartbäcksgatan 1");
        shopper.payableLink();
        assertThat(page.evaluate("window.stays")).isEqualTo(true);
    }

    @Test
    void companyFieldsAreForCompanies(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "te-chai").goesToCheckout();
        assertThat(page.locator("[id='buyer:email']")).hasAttribute("type", "email");
        assertThat(page.locator("[id='buyer:companyNumber']")).isHidden();
        assertThat(page.locator(".vat-included")).isVisible();
        page.locator("input[value='COMPANY']").check();
        assertThat(page.locator("[id='buyer:companyNumber']")).isVisible();
        assertThat(page.locator(".vat-rate")).not().hasCount(0);
        shopper.payableLink();
        page.locator("input[value='PERSON']").check();
        assertThat(page.locator("[id='buyer:companyName']")).isHidden();
        assertThat(page.locator(".vat-rate")).hasCount(0);
    }

    @Test
    void chosenShippingMethodIsKept(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "te-chai").goesToCheckout();
        shopper.chooses("HOME");
        shopper.payableLink();
        page.reload();
        assertThat(page.locator("input[value='HOME']")).isChecked();
        shopper.leavesForPayment();
        page.goBack();
        assertThat(page.locator("input[value='HOME']")).isChecked();
        assertThat(page.locator("#shipping-row")).containsText("99,00");
    }

    @Test
    void changedShippingMethodReplacesThePaymentLink(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "te-chai").goesToCheckout();
        String before = shopper.payableLink();
        assertThat(page.locator("input[value='HOME']")
                        .evaluate("radio => { radio.click(); const link = document.getElementById('goto-checkout');"
                                + " return [link.hasAttribute('href'), link.getAttribute('aria-disabled'),"
                                + " document.getElementById('saving').textContent].join(); }"))
                .isEqualTo("false,true,Sparar…");
        assertThat(page.locator("#shipping-row")).containsText("99,00");
        assertThat(shopper.payableLink()).isNotEqualTo(before);
        assertThat(page.locator("#saving")).hasText("");
    }

    /** The first request is held while the shopper goes on: one at a time, and the newest values are the last. */
    @Test
    void newestInputWinsAndThePaymentWaitsForIt(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "te-chai").goesToCheckout();
        shopper.payableLink();
        List<Route> posts = new ArrayList<>();
        page.route("**/checkout", route -> {
            if (route.request().method().equals("POST") && posts.isEmpty()) {
                posts.add(route);
            } else {
                route.resume();
            }
        });
        shopper.link().scrollIntoViewIfNeeded();
        page.locator("input[value='HOME']").check();
        page.waitForCondition(() -> !posts.isEmpty());
        page.locator("input[value='PARCEL']").check();
        page.locator("[id='buyer:firstName']").fill("Anna Maria");
        page.locator("[id='buyer:lastName']").fill("Åkesson");
        shopper.link().dispatchEvent("click");
        posts.get(0).resume();
        assertThat(page).hasURL(Pattern.compile(".*/pay/start.*"));
        String cart = newestCart();
        assertThat(cart).contains("Anna Maria").contains("4900").doesNotContain("9900");
    }

    private String newestCart() {
        return sandbox.calls().stream()
                .filter(call -> call.getString("operation", "").contains("carts"))
                .findFirst()
                .orElseThrow()
                .getString("request");
    }

    @Test
    void failedSaveIsReportedAndRepeated(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "te-chai").goesToCheckout();
        shopper.payableLink();
        page.route("**/checkout", route -> route.abort());
        page.locator("input[value='HOME']").check();
        assertThat(page.locator("#not-saved")).isVisible();
        assertThat(shopper.link()).hasAttribute("aria-disabled", "true");
        page.unroute("**/checkout");
        page.locator("#save-again").click();
        assertThat(page.locator("#not-saved")).isHidden();
        assertThat(page.locator("#shipping-row")).containsText("99,00");
        shopper.payableLink();
    }

    @Test
    void paymentLinkIsWithinTwoScreensOfAPhone(Page page) {
        page.setViewportSize(390, 844);
        Shopper shopper =
                new Shopper(page).puts(1, "te-chai").puts(1, "bo-kartor").goesToCheckout();
        shopper.payableLink();
        assertThat((Boolean) page.evaluate("document.getElementById('goto-checkout').getBoundingClientRect().bottom"
                        + " + scrollY <= 1688"))
                .isTrue();
        assertThat(page.locator(".order-fold summary")).isInViewport();
    }
}
