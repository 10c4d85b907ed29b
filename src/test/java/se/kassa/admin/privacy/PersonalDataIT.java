package se.kassa.admin.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Await;
import se.kassa.testing.EcsterContract;
import se.kassa.testing.HtmlForm;
import se.kassa.testing.Http;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffHttpClient;

/** Export and erasure of a customer's personal data; the accounting report does not change. */
class PersonalDataIT {

    private static final URI SHOP = Servers.shared().shopUrl();
    private static final SandboxControl SANDBOX = Servers.shared().sandbox();

    /** The sandbox customer that no other test uses. */
    private static final String PERSON = "CECILIA";

    private static final String EMAIL = "cecilia@example.com";
    private static final List<String> NAMES = List.of(EMAIL, "Cecilia", "Lindqvist", "Norra Vägen", "903 27");
    private static final String PAGE = "admin/personal-data";
    private static final String FILE = "admin/personal-data/export";

    private final StaffHttpClient staff = new StaffHttpClient(SHOP).logsIn();

    private String buys(ShopperHttpClient shopper) {
        String key = shopper.puts("te-chai").goesToCheckout().cartKey();
        String number = number(key);
        SANDBOX.payAs(PERSON, key, "CARD", "APPROVE");
        Await.until("the order can be captured", () -> page(number).contains("id=\"capture\""));
        return number;
    }

    private static String number(String cartKey) {
        return Http.get(SANDBOX.url().resolve("control/carts/" + cartKey))
                .body()
                .replaceFirst("(?s).*\"orderReference\":\"([^\"]+)\".*", "$1");
    }

    private String page(String number) {
        return staff.opens("admin/order/" + number).body();
    }

    private void capturesAndShips(String number) {
        String action = "admin/action?number=" + number
                + "&do=CAPTURE&confirm=yes&ship=yes&carrier=Posten&tracking=TRACK" + number;
        staff.posts(action, staff.form(action, "confirm"), "confirm:do");
        Await.until("the order is shipped", () -> page(number).contains("TRACK" + number));
        String order = "admin/order/" + number;
        staff.posts(order, staff.form(order, "note").with(Map.of("text", "Cecilia ringde")), "note:keep");
    }

    private String looksUp(String email) {
        staff.posts(PAGE, staff.form(PAGE, "find").with(Map.of("email", email)), "find:look");
        return staff.opens(PAGE).body();
    }

    private HttpResponse<String> file(String email) {
        looksUp(email);
        return staff.posts(FILE, new HtmlForm("give", "", Map.of("email", email), List.of("export"), false), "export");
    }

    @Test
    void personalDataIsExportedThenErased() {
        String number = buys(new ShopperHttpClient(SHOP));
        capturesAndShips(number);
        Await.until("nothing is under way", () -> looksUp(" " + EMAIL.toUpperCase(Locale.ROOT))
                .contains("id=\"erase\""));
        assertGivenOut(number);
        String books = linesOf(number);
        erases();
        assertThat(page(number)).contains("id=\"erased\"").contains(number);
        String left = page(number);
        assertThat(NAMES).allSatisfy(name -> assertThat(left).doesNotContain(name));
        assertThat(left).doesNotContain("TRACK" + number).doesNotContain("<pre>");
        assertThat(EcsterContract.parse(file(EMAIL).body()).asJsonObject().getJsonArray("orders"))
                .isEmpty();
        assertThat(NAMES).allSatisfy(name -> assertNotFound(name, number));
        assertThat(staff.opens("admin/orders?search=" + number).body()).contains(">" + number + "<");
        assertThat(linesOf(number)).isNotEmpty().isEqualTo(books);
    }

    private void assertGivenOut(String number) {
        HttpResponse<String> file = file(EMAIL);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"personal-data-")
                .doesNotContain("cecilia");
        JsonObject order = EcsterContract.parse(file.body()).asJsonObject().getJsonArray("orders").stream()
                .map(each -> each.asJsonObject())
                .filter(each -> each.getString("number").equals(number))
                .findFirst()
                .orElseThrow();
        assertThat(order.getJsonObject("buyer").getString("email")).isEqualTo(EMAIL);
        assertThat(order.getJsonArray("lines")).isNotEmpty();
        assertThat(order.getJsonArray("history").toString()).contains("Cecilia ringde");
        assertThat(order.getJsonArray("operations")).hasSize(1);
        assertThat(order.getJsonArray("notifications")).isNotEmpty();
    }

    private String linesOf(String number) {
        return staff.opens("admin/export/lines.csv")
                .body()
                .lines()
                .filter(line -> line.startsWith(number + ","))
                .reduce("", (all, line) -> all + line + "\n");
    }

    /** A late notification can postpone the erasure of an order, so it is retried. */
    private void erases() {
        Await.until("the person is forgotten", () -> {
            looksUp(EMAIL);
            HtmlForm.in(staff.opens("admin/erasure").body()).stream()
                    .filter(form -> form.id().equals("confirm"))
                    .forEach(form -> assertThat(staff.posts("admin/erasure", form, "confirm:now")
                                    .headers()
                                    .firstValue("Location")
                                    .orElse(""))
                            .doesNotContain("cecilia"));
            return staff.opens(PAGE).body().contains("data-orders=\"0\"");
        });
    }

    private void assertNotFound(String name, String number) {
        String found = staff.opens(
                        "admin/orders?search=" + name.replace(" ", "+").replace("ä", "%C3%A4"))
                .body();
        assertThat(found).doesNotContain(">" + number + "<");
    }

    @Test
    void payableOrderIsNotErased() {
        ShopperHttpClient shopper = new ShopperHttpClient(SHOP).puts("te-chai").goesToCheckout();
        String typed = "still-buying@example.com";
        shopper.fillsIn(Map.of("buyer:email", typed));
        String number = number(shopper.cartKey());
        String shown = looksUp(typed);
        assertThat(shown).contains("id=\"unfinished\"").contains(number).doesNotContain("id=\"erase\"");
        assertThat(staff.opens("admin/erasure").body()).doesNotContain("id=\"confirm\"");
        assertThat(page(number)).contains(typed);
    }

    @Test
    void viewerHasNoAccessToPersonalData() {
        staff.posts(
                "admin/accounts",
                staff.form("admin/accounts", "add")
                        .with(Map.of(
                                "login", "reads-people", "password", "a long password of a viewer", "role", "VIEWER")),
                "add:add");
        StaffHttpClient viewer = new StaffHttpClient(SHOP).logsIn("reads-people", "a long password of a viewer");
        HtmlForm form = new HtmlForm("give", "", Map.of("email", EMAIL), List.of("export"), false);
        assertThat(Stream.of(viewer.opens(PAGE), viewer.opens("admin/erasure"), viewer.posts(FILE, form, "export")))
                .extracting(HttpResponse::statusCode)
                .containsOnly(403);
        assertThat(viewer.posts(FILE, form, "export").body()).doesNotContain(EMAIL);
        assertThat(staff.opens(FILE).statusCode()).isEqualTo(405);
    }
}
