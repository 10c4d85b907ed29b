package se.kassa.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Await;
import se.kassa.testing.HtmlForm;
import se.kassa.testing.Http;
import se.kassa.testing.PageSources;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffHttpClient;

/**
 * Checks every admin page and form without a login, as viewer and as staff. Pages are read from the source and forms
 * from the pages, so new ones are included.
 */
class PageRolesIT {

    private static final String LOGIN = "login";
    private static final String VIEWER = "only-reads";
    private static final String PASSWORD = "a long password of a viewer";
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** Pages that viewers may not open. */
    private static final List<String> FOR_WORKERS_ONLY =
            List.of("accounts", "action", "customer", "erasure", "personal-data");

    /** Data that a forged form could change, without data that changes by itself. */
    private static final List<String> STATE =
            List.of("admin/accounts", "admin/shipping-methods", "admin/discounts", "admin/products", "admin/problems");

    /** Viewers choose their own columns. */
    private static final String OWN_SETTING = "columns:";

    private static final URI SHOP = Servers.shared().shopUrl();

    private static String number;
    private static StaffHttpClient worker;
    private static StaffHttpClient viewer;

    @BeforeAll
    static void somebodyOfEachKindAndAnOrder() {
        SandboxControl sandbox = Servers.shared().sandbox();
        String key =
                new ShopperHttpClient(SHOP).puts("te-chai").goesToCheckout().cartKey();
        number = Http.get(sandbox.url().resolve("control/carts/" + key))
                .body()
                .replaceFirst("(?s).*\"orderReference\":\"([^\"]+)\".*", "$1");
        sandbox.pay(key, "CARD", "APPROVE");
        worker = new StaffHttpClient(SHOP).logsIn();
        worker.posts(
                "admin/accounts",
                worker.form("admin/accounts", "add")
                        .with(Map.of("login", VIEWER, "password", PASSWORD, "role", "VIEWER")),
                "add:add");
        viewer = new StaffHttpClient(SHOP).logsIn(VIEWER, PASSWORD);
        Await.until(
                "the order can be captured",
                () -> worker.opens("admin/order/" + number).body().contains("id=\"capture\""));
    }

    private static List<String> pages() {
        return PageSources.ofAdmin().stream()
                .map(page -> page.replace("admin/", ""))
                .toList();
    }

    private static String address(String page) {
        return PageSources.address("admin/" + page, number, "");
    }

    @Test
    void anonymousIsRedirectedToLogin() {
        StaffHttpClient nobody = new StaffHttpClient(SHOP);
        List<String> files = List.of(
                "admin/export/orders.csv",
                "admin/export/lines.csv",
                "admin/export/accounting.csv",
                "admin/",
                "admin/x");
        Stream.concat(pages().stream().filter(page -> !page.equals(LOGIN)).map(PageRolesIT::address), files.stream())
                .forEach(path -> assertLedToLogin(path, nobody.opens(path)));
        for (String page : pages()) {
            for (HtmlForm form : HtmlForm.in(worker.opens(address(page)).body())) {
                form.buttons().forEach(button -> assertLedToLogin(page, nobody.posts(address(page), form, button)));
            }
        }
    }

    private static void assertLedToLogin(String path, HttpResponse<String> answer) {
        if (!path.contains(LOGIN)) {
            assertThat(answer.statusCode()).as(path).isBetween(300, 399);
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .as(path)
                    .contains("admin/" + LOGIN);
        }
    }

    @Test
    void staffAndViewersOpenTheirPages() {
        Map<String, Integer> worked = new TreeMap<>();
        Map<String, Integer> read = new TreeMap<>();
        for (String page : pages()) {
            worked.put(page, worker.opens(address(page)).statusCode());
            read.put(page, viewer.opens(address(page)).statusCode());
        }
        assertThat(worked)
                .allSatisfy((page, status) -> assertThat(status).as(page).isEqualTo(OK));
        assertThat(read)
                .allSatisfy((page, status) ->
                        assertThat(status).as(page).isEqualTo(FOR_WORKERS_ONLY.contains(page) ? FORBIDDEN : OK));
    }

    /** A rejected call is no error and must not fill the log. */
    @Test
    void forbiddenCallLogsOneLine() {
        // The first time, Payara logs lines of its own.
        viewer.opens(address("personal-data"));
        String before = Servers.shared().shopProcess().log();
        assertThat(viewer.opens(address("personal-data")).statusCode()).isEqualTo(FORBIDDEN);
        String logged = Servers.shared().shopProcess().awaitLogAfter(before.length(), "Refused to " + VIEWER);
        assertThat(logged).doesNotContain("\tat ").doesNotContain("ForbiddenException");
    }

    @Test
    void errorPagesUseAdminLayout() {
        HttpResponse<String> forbidden = viewer.opens(address("action"));
        assertThat(forbidden.statusCode()).isEqualTo(FORBIDDEN);
        assertThat(forbidden.body()).contains("handläggare", "admin/orders").doesNotContain("cart");
        for (String nowhere : List.of("admin/order/nowhere", "admin/nowhere", "admin/nowhere")) {
            HttpResponse<String> missing = viewer.opens(nowhere);
            assertThat(missing.statusCode()).as(nowhere).isEqualTo(NOT_FOUND);
            assertThat(missing.body())
                    .as(nowhere)
                    .contains("Orderhantering", "admin/orders")
                    .doesNotContain("cart");
        }
    }

    /** Viewers see the forms read-only: all fields disabled and no button. */
    @Test
    void viewerSeesCatalogueFormsReadOnly() {
        for (String page : List.of("product?sku=te-chai", "category", "shipping-method", "discount")) {
            String read = viewer.opens("admin/" + page).body();
            assertThat(read).as(page).contains("id=\"only-reads\"").containsPattern("<fieldset[^>]* disabled=");
            assertThat(read).as(page).doesNotContain(":save\"").doesNotContain(":remove\"");
            String worked = worker.opens("admin/" + page).body();
            assertThat(worked).as(page).doesNotContain("only-reads").doesNotContain(" disabled=");
            assertThat(worked).as(page).contains(":save\"");
        }
    }

    /** Submits every form and button that staff see, as a viewer. */
    @Test
    void viewerCannotSubmitAnyForm() {
        String before = state();
        TreeSet<String> tried = new TreeSet<>();
        for (String page : pages()) {
            for (HtmlForm form : HtmlForm.in(worker.opens(address(page)).body())) {
                for (String button : form.buttons()) {
                    if (!button.startsWith("out") && !button.startsWith("login:") && !button.startsWith(OWN_SETTING)) {
                        tried.add(page + " " + button);
                        assertNotDone(page, button, viewer.posts(address(page), form, button));
                    }
                }
            }
        }
        assertThat(tried)
                .contains(
                        "accounts add:add",
                        "action confirm:do",
                        "shipping-method delivery:save",
                        "discount discount:save",
                        "order actions:ask",
                        "product product:save");
        assertThat(state()).isEqualTo(before);
        assertThat(worker.opens("admin/order/" + number).body()).contains("id=\"capture\"");
    }

    private static void assertNotDone(String page, String button, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(page + " " + button).isIn(OK, FORBIDDEN);
    }

    private static String state() {
        StringBuilder all = new StringBuilder();
        STATE.forEach(path -> all.append(worker.opens(path).body()));
        return all.toString().replaceAll("value=\"[^\"]*\"", "");
    }
}
