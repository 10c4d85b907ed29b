package se.kassa.admin.list;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testdata.OrderGenerator;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.StaffBrowser;
import se.kassa.testing.TestDatabase;

/** The order list in a browser, with many orders. */
@ExtendWith(BrowserExtension.class)
class OrderListBrowserIT {

    private static final int ORDERS = 5000;

    private static ServerProcess shop;
    private static URI address;

    @BeforeAll
    static void fill() throws SQLException, IOException {
        TestDatabase database = TestDatabase.create(Servers.newFolder());
        new OrderGenerator(
                        OrderGenerator.dataSource(database.url(), database.user(), database.password()),
                        new PrintStream(PrintStream.nullOutputStream()))
                .generate(ORDERS, 3, LocalDate.now(ZoneOffset.UTC));
        shop = Servers.shop(database, Servers.shared().sandboxProcess()).start().awaitReady();
        address = Servers.address(shop);
    }

    @AfterAll
    static void end() {
        Servers.shared().sandbox().noFaults();
        shop.close();
    }

    @BeforeEach
    void logIn(Page page) {
        new StaffBrowser(page, address).logsIn();
    }

    private static void open(Page page, String query) {
        page.navigate(address + "admin/orders" + query);
    }

    /** Call it when the address or the page shows that the new page has come: its rows may still be on their way. */
    private static List<String> numbers(Page page) {
        page.waitForLoadState();
        return page.locator("#orders a.open").allTextContents();
    }

    private static int matches(Page page) {
        return Integer.parseInt(page.locator("#matches").getAttribute("data-count"));
    }

    @Test
    void orderIsFoundByNumberNameAndEmail(Page page) {
        open(page, "?show=SHIPPED");
        Locator row = page.locator("#orders tbody tr").nth(3);
        String number = row.locator("a.open").textContent();
        String mail = row.locator(".customer .muted").last().textContent();
        String name = row.locator(".customer > span").last().textContent();
        for (String text :
                List.of(number, mail, mail.substring(0, mail.indexOf('@')).toUpperCase(java.util.Locale.ROOT))) {
            page.locator("#search").fill(text);
            page.locator("#search").press("Enter");
            assertThat(page.locator("#orders a.open").getByText(number)).isVisible();
            assertThat(matches(page)).isLessThan(12);
        }
        assertThat(name).isNotEmpty();
        open(page, "?search=inget-s%C3%A5dant");
        assertThat(page.locator(".notice")).containsText("Inga ordrar matchar");
    }

    @Test
    void listOpensOnOrdersToShipAndSearchesAll(Page page) {
        open(page, "?show=SHIPPED");
        String shipped = page.locator("#orders a.open").first().textContent();
        open(page, "");
        assertThat(page.locator(".tabs [aria-current=page]")).containsText("Att skicka");
        assertThat(page.locator(".chips")).hasCount(0);
        page.locator("#search").fill(shipped);
        page.locator("#search").press("Enter");
        assertThat(page.locator("#orders a.open").getByText(shipped)).isVisible();
        assertThat(page.locator(".tabs [aria-current=page]")).containsText("Alla");
    }

    @Test
    void filtersAreShownRemovedAndSummed(Page page) {
        open(page, "?show=SHIPPED&method=SWISH&country=SE");
        assertThat(page.locator("#chips li")).hasCount(2);
        assertThat(page.locator("#matches")).containsText("kr");
        page.locator("#chips li", new Page.LocatorOptions().setHasText("Swish"))
                .locator("a")
                .click();
        assertThat(page.locator("#chips li")).hasText(Pattern.compile("Land: Sverige.*"));
        page.locator("#presets a").getByText("Senaste 7 dagarna").click();
        assertThat(page.locator("#presets [aria-current=true]")).hasText("Senaste 7 dagarna");
        assertThat(page.locator("#chips li")).hasCount(3);
        assertThat(page).hasURL(Pattern.compile(".*show=SHIPPED.*country=SE.*from=.*until=.*"));
    }

    @Test
    void chosenColumnsAreKept(Page page) {
        open(page, "?show=SHIPPED");
        Locator headings = page.locator("#orders thead");
        assertThat(headings).containsText("Leverans");
        assertThat(headings).not().containsText("Exkl. moms");
        String list = page.url();
        page.locator("[id$=columns] summary").click();
        page.locator("[id$=columns] input[value=NET]").check();
        page.locator("[id$=columns] input[value=SHIPPING]").uncheck();
        page.locator("[id$='columns:save']").click();
        assertThat(headings).containsText("Exkl. moms");
        assertThat(headings).not().containsText("Leverans");
        assertThat(page).hasURL(list);
        open(page, "");
        assertThat(headings).containsText("Exkl. moms");
        page.locator("[id$=columns] summary").click();
        page.locator("[id$=columns] input[value=NET]").uncheck();
        page.locator("[id$=columns] input[value=SHIPPING]").check();
        page.locator("[id$='columns:save']").click();
        assertThat(headings).containsText("Leverans");
    }

    @Test
    void orderIsFoundByWhatCallersKnow(Page page) {
        open(page, "?show=SHIPPED");
        page.locator("#orders a.open").first().click();
        String number = page.locator("h1").textContent().replace("Order ", "");
        String phone = page.locator("#contact a[href^='tel:']").textContent();
        String tracking = page.locator("#tracking").textContent().strip();
        for (String text : List.of(phone, "0" + phone.substring(3), tracking)) {
            open(page, "?search=" + java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8));
            assertThat(page.locator("#orders a.open").getByText(number)).isVisible();
            assertThat(matches(page)).as(text).isLessThan(5);
        }
    }

    @Test
    void resultsInOtherTabsAreLinked(Page page) {
        open(page, "?show=SHIPPED");
        String number = page.locator("#orders a.open").first().textContent();
        open(page, "?show=CANCELLED&search=" + number);
        page.locator("#in-all").click();
        assertThat(page.locator("#orders a.open").first()).hasText(number);
        open(page, "?show=CANCELLED&search=nobodyhasthisname");
        assertThat(page.locator("#matches")).containsText("0");
        assertThat(page.locator("#in-all")).hasCount(0);
    }

    @Test
    void urlHoldsFilterSortAndPage(Page page) {
        open(page, "");
        page.locator(".tabs a").getByText("Skickade").click();
        page.locator("details summary").first().click();
        page.locator("#method").selectOption("SWISH");
        page.locator(".filter-buttons button").click();
        assertThat(page).hasURL(Pattern.compile(".*show=SHIPPED.*method=SWISH.*"));
        int swish = matches(page);
        assertThat(swish).isBetween(100, ORDERS - 1);
        page.locator("#orders thead a").getByText("Totalt").click();
        assertThat(page.locator("th[aria-sort=descending]")).hasText("Totalt");
        List<String> first = numbers(page);
        page.locator("#next").click();
        assertThat(page).hasURL(Pattern.compile(".*show=SHIPPED.*method=SWISH.*sort=AMOUNT.*after=\\d+"));
        List<String> second = numbers(page);
        assertThat(second).hasSize(25).doesNotContainAnyElementsOf(first);
        page.reload();
        assertThat(numbers(page)).isEqualTo(second);
        Page tab = page.context().newPage();
        tab.navigate(page.url());
        assertThat(numbers(tab)).isEqualTo(second);
        tab.close();
        page.goBack();
        assertThat(numbers(page)).isEqualTo(first);
        page.locator("#last").click();
        assertThat(page.locator("#next")).hasCount(0);
        page.locator("#previous").click();
        assertThat(page.locator("#next")).isVisible();
        page.locator("#first").click();
        Await.until("the first page is back", () -> numbers(page).equals(first));
        assertThat(matches(page)).isEqualTo(swish);
    }

    @Test
    void listWorksByKeyboard(Page page) {
        open(page, "?show=SHIPPED");
        page.keyboard().press("/");
        assertThat(page.locator("#search")).isFocused();
        page.keyboard().press("Escape");
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("k");
        Locator second = page.locator("#orders a.open").nth(1);
        assertThat(second).isFocused();
        page.keyboard().press("x");
        assertThat(page.locator("#orders tbody input").nth(1)).isChecked();
        String number = second.textContent();
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Order " + number);
    }

    @Test
    void rowOpensItsOrder(Page page) {
        open(page, "");
        String number = page.locator("#orders a.open").nth(4).textContent();
        page.locator("#orders tbody tr").nth(4).locator("td.number").last().click();
        assertThat(page.locator("h1")).hasText("Order " + number);
    }

    @Test
    void orderLeadsBackToItsListAndToItsNeighbours(Page page) {
        open(page, "?show=SHIPPED&method=SWISH&sort=AMOUNT");
        String list = page.url();
        List<String> numbers = numbers(page);
        page.locator("#orders a.open").first().click();
        assertThat(page.locator("#previous-order")).hasCount(0);
        page.locator("#next-order").click();
        assertThat(page.locator("h1")).hasText("Order " + numbers.get(1));
        page.locator("#previous-order").click();
        assertThat(page.locator("h1")).hasText("Order " + numbers.get(0));
        page.locator("#to-list").click();
        assertThat(page).hasURL(list);
    }

    @Test
    void fileHasAllRowsOfTheFilter(Page page) {
        open(page, "?show=CANCELLED&country=SE");
        int counted = matches(page);
        byte[] file = page.request()
                .get(address + "admin/export/orders.csv?show=CANCELLED&country=SE")
                .body();
        String text = new String(file, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFFOrder,");
        assertThat(text.lines().count()).isEqualTo(counted + 1);
        open(page, "");
        assertThat(page.request()
                        .get(address + "admin/export/lines.csv")
                        .text()
                        .lines()
                        .count())
                .isGreaterThan(2L * ORDERS);
    }

    @Test
    void fileRequiresLogin(Page page) {
        page.locator("[id$='out:leave']").click();
        assertThat(page.request().get(address + "admin/export/orders.csv").text())
                .doesNotContain("@example")
                .contains("login");
    }

    @Test
    void bulkJobHasAResultForEachOrder(Page page) {
        open(page, "?show=SHIPPED");
        for (int row = 0; row < 10; row++) {
            page.locator("#orders tbody input").nth(row).check();
        }
        page.locator("#bulk select").selectOption("refresh");
        page.locator("#bulk button").click();
        assertThat(page.locator("#bulk-count")).hasText("10");
        page.locator("[id$='confirm:begin']").click();
        assertThat(page).hasURL(Pattern.compile(".*/admin/bulk-job\\?job=\\d+"));
        assertThat(page.locator("#ended")).hasText("10", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        assertThat(page.locator("#results tbody tr")).hasCount(10);
        String file = address + page.locator("#file").getAttribute("href").substring(1);
        assertThat(page.request().get(file).text().lines().count()).isEqualTo(11);
        assertThat(page.locator("#waiting")).hasText("0");
    }

    @Test
    void slipsAndPickListArePrintedForSelectedOrders(Page page) {
        open(page, "?show=TO_SHIP");
        for (int row = 0; row < 3; row++) {
            page.locator("#orders tbody input").nth(row).check();
        }
        String first = page.locator("#orders a.open").first().textContent();
        page.locator("#bulk select").selectOption("slips");
        page.locator("#bulk button").click();
        assertThat(page.locator("section.slip")).hasCount(3);
        assertThat(page.locator("section.slip h2").last()).containsText(first);
        assertThat(page.locator("section.slip").first()).not().containsText(Pattern.compile(",\\d\\d.kr"));
        check(page, "admin-slips", 1440);
        page.goBack();
        page.locator("#bulk select").selectOption("picklist");
        page.locator("#bulk button").click();
        assertThat(page.locator("#slip-count")).containsText("3");
        assertThat(page.locator("#picks")).containsText(first);
        page.navigate(address + "admin/bulk?do=picklist&scope=all&show=SHIPPED&country=NO");
        assertThat(page.locator("#picks")).hasCount(0);
        assertThat(page.locator("#skipped a").first()).isVisible();
    }

    @Test
    void tenOrdersAreShippedAtOnce(Page page) {
        open(page, "?show=TO_SHIP");
        for (int row = 0; row < 10; row++) {
            page.locator("#orders tbody input").nth(row).check();
        }
        String first = page.locator("#orders a.open").first().textContent();
        page.locator("#bulk select").selectOption("ship");
        page.locator("#bulk button").click();
        page.locator("[id$='confirm:begin']").click();
        assertThat(page.locator("#done")).hasText("10", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        open(page, "?show=SHIPPED&search=" + first);
        assertThat(page.locator("#orders a.open").getByText(first)).isVisible();
    }

    @Test
    void bulkJobCanBeWatchedAndCancelled(Page page) {
        Servers.shared().sandbox().fault("GET v1/orders", "DELAY", 500, 1500);
        open(page, "?show=SHIPPED&country=NO");
        assertThat(page.locator("#bulk")).isHidden();
        page.locator("#tick-all").check();
        assertThat(page.locator("#selected-count")).hasText("(25)");
        page.locator("#bulk input[value=all]").check();
        page.locator("#bulk select").selectOption("refresh");
        page.locator("#bulk button").click();
        int all = Integer.parseInt(page.locator("#bulk-count").textContent());
        assertThat(all).isGreaterThan(20);
        page.locator("[id$='confirm:begin']").click();
        assertThat(page).hasURL(Pattern.compile(".*/admin/bulk-job\\?job=\\d+"));
        String work = page.url();
        open(page, "");
        page.navigate(work);
        assertThat(page.locator("#items")).hasText(Integer.toString(all));
        page.locator("[id$='stop:cancel']").click();
        assertThat(page.locator("#progress[data-running=false]"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        assertThat(Integer.parseInt(page.locator("#cancelled").textContent())).isGreaterThan(0);
        assertThat(page.locator("#ended")).hasText(Integer.toString(all));
        Servers.shared().sandbox().noFaults();
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1440})
    void listPagesAreAccessible(int width, Page page) {
        page.setViewportSize(width, 900);
        page.navigate(address + "admin/");
        assertThat(page.locator("#attention li").first()).isVisible();
        check(page, "admin-index", width);
        open(page, "");
        check(page, "admin-list", width);
        open(page, "?show=SHIPPED&method=CARD&min=200&sort=CUSTOMER&search=a");
        check(page, "admin-list-filtered", width);
        page.navigate(address + "admin/accounting");
        check(page, "admin-books", width);
        page.navigate(address + "admin/bulk?do=refresh&scope=all&show=IN_REVIEW");
        check(page, "admin-bulk", width);
        page.navigate(address + "admin/bulk-job");
        check(page, "admin-work", width);
        page.navigate(address + "admin/accounts");
        check(page, "admin-accounts", width);
        page.navigate(address + "admin/problems");
        check(page, "admin-problems", width);
        open(page, "?refundfailed=2020-01-01");
        page.locator("#orders a.open").first().click();
        assertThat(page.locator("#history li").first()).isVisible();
        check(page, "admin-order", width);
    }

    private static void check(Page page, String name, int width) {
        assertThat(page.locator(width < 640 ? ".menu-label" : "#user")).isVisible();
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "pictures", name + "-" + width + ".png")));
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(name + " at " + width)
                .extracting(violation ->
                        violation.getId() + " " + violation.getNodes().get(0).getHtml())
                .isEmpty();
        Object sideways = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) sideways).intValue())
                .as(name + " scrolls sideways")
                .isLessThanOrEqualTo(0);
    }
}
