package se.kassa.admin.catalogue;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.HtmlForm;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffBrowser;
import se.kassa.testing.StaffHttpClient;

/** A form that was open for a while writes over nothing that it did not show, and a new one over nothing at all. */
@ExtendWith(BrowserExtension.class)
class EditFormsBrowserIT {

    private static final String DESCRIPTION = "product:texts:0:description";

    private final URI shop = Servers.shared().shopUrl();
    private final StaffHttpClient first = new StaffHttpClient(shop).logsIn();
    private final StaffHttpClient second = new StaffHttpClient(shop).logsIn();
    private final String own = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void salesDuringEditingAreKept(Page page) {
        String sku = "ko-tekanna";
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        staff.setsStock(sku, "10");
        HtmlForm open = form(second, sku);
        new Shopper(page)
                .puts(3, sku)
                .goesToCheckout()
                .leavesForPayment()
                .pays("CARD", "APPROVE")
                .seesReceipt("paid");
        saves(second, sku, open.with(Map.of(DESCRIPTION, "Rymmer en liter")));
        assertThat(staff.readsStock(sku)).isEqualTo("7");
        HttpResponse<String> refused = second.posts(
                product(sku), form(second, sku).with(Map.of("shownLevel", "10", "product:level", "")), "product:save");
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).contains("field-error", "ändrats till 7");
        assertThat(staff.readsStock(sku)).isEqualTo("7");
        staff.setsStock(sku, "");
    }

    @Test
    void secondEditorSeesWhatTheFirstChanged(Page page) {
        String sku = newProduct("95");
        new StaffBrowser(page, shop).logsIn().opensProduct(sku);
        saves(first, sku, form(first, sku).with(Map.of("product:price", "79")));
        page.getByLabel("Beskrivning (sv)").fill("Med bergamott\nfrån Kalabrien");
        page.locator("[id$='product:save']").click();
        assertThat(page.locator("#conflict")).containsText("79,00");
        assertThat(page.locator("#conflict li")).hasCount(1);
        assertThat(page.locator("#present")).hasAttribute("href", Pattern.compile("product\\?sku=" + sku));
        assertThat(page.locator("[id$='product:price']")).hasValue("79,00");
        assertThat(page.getByLabel("Beskrivning (sv)")).hasValue("Med bergamott\nfrån Kalabrien");
        assertThat(first.form(product(sku), "product").fields().get(DESCRIPTION))
                .isEmpty();
        page.locator("[id$='product:save']").click();
        assertThat(page.locator(".notice[role=status]")).isVisible();
        Map<String, String> saved = first.form(product(sku), "product").fields();
        assertThat(saved.get("product:price")).isEqualTo("79,00");
        assertThat(saved.get(DESCRIPTION)).contains("Kalabrien");
    }

    @Test
    void inputIsKeptBesideAConcurrentChange() {
        String sku = newProduct("95");
        HtmlForm open = form(second, sku);
        saves(first, sku, form(first, sku).with(Map.of("product:price", "79")));
        HttpResponse<String> conflict =
                second.posts(product(sku), open.with(Map.of("product:price", "99")), "product:save");
        assertThat(conflict.body()).contains("id=\"conflict\"", "79,00");
        HtmlForm again = HtmlForm.in(conflict.body()).stream()
                .filter(form -> form.id().equals("product"))
                .findFirst()
                .orElseThrow();
        assertThat(again.fields().get("product:price")).isEqualTo("99");
        saves(second, sku, again);
        assertThat(price(sku)).isEqualTo("99,00");
    }

    @Test
    void importInvalidatesOpenForms(Page page) {
        String sku = newProduct("95");
        HtmlForm open = form(second, sku);
        new StaffBrowser(page, shop).logsIn();
        checksFile(page, sku + ",tea,55,25,Te");
        page.locator("[id$='write:now']").click();
        assertThat(page.locator("#products")).isVisible();
        HttpResponse<String> conflict = second.posts(product(sku), open.with(Map.of(DESCRIPTION, "x")), "product:save");
        assertThat(conflict.body()).contains("id=\"conflict\"", "55,00");
        assertThat(price(sku)).isEqualTo("55,00");
    }

    @Test
    void changeAfterTheCheckShowsThePreviewAgain(Page page) {
        String sku = newProduct("95");
        new StaffBrowser(page, shop).logsIn();
        checksFile(page, sku + ",tea,55,25,Te");
        assertThat(page.locator("#ready")).isVisible();
        saves(first, sku, form(first, sku).with(Map.of("product:price", "79")));
        page.locator("[id$='write:now']").click();
        assertThat(page.locator(".notice.error")).containsText("har ändrats sedan kontrollen");
        assertThat(price(sku)).isEqualTo("79,00");
        page.locator("[id$='write:now']").click();
        assertThat(page.locator("#products")).isVisible();
        assertThat(price(sku)).isEqualTo("55,00");
    }

    private void checksFile(Page page, String line) {
        page.navigate(shop + "admin/import");
        page.locator("[id$='upload:file']")
                .setInputFiles(new FilePayload(
                        "varor.csv",
                        "text/csv",
                        ("sku,category,price,vat,name_sv\n" + line).getBytes(StandardCharsets.UTF_8)));
        page.locator("[id$='upload:check']").click();
    }

    @Test
    void otherFormsDetectConflictsToo() {
        String code = "F" + own.toUpperCase(Locale.ROOT);
        adds("discount", Map.of("discount:code", code, "discount:kind", "PERCENT", "discount:worth", "5"));
        undoesNothing("admin/discount?code=" + code, "discount", "discount:worth", "7", "discount:mostUses", "3");
        adds(
                "delivery",
                Map.of(
                        "delivery:code",
                        code,
                        "delivery:price",
                        "10",
                        "delivery:texts:0:name",
                        "Bud",
                        "delivery:minWeight",
                        "90000000"));
        undoesNothing(
                "admin/shipping-method?code=" + code, "delivery", "delivery:price", "20", "delivery:position", "77");
        adds("category", Map.of("category:code", own, "category:texts:0:name", "Bröd"));
        undoesNothing(
                "admin/category?code=" + own,
                "category",
                "category:texts:0:name",
                "Bröd och kex",
                "category:position",
                "7");
        HtmlForm open = second.form("admin/category?code=" + own, "category");
        first.posts(
                "admin/category?code=" + own,
                first.form("admin/category?code=" + own, "category").with(Map.of("category:position", "9")),
                "category:save");
        assertThat(second.posts("admin/category?code=" + own, open, "category:remove")
                        .body())
                .contains("id=\"conflict\"");
        removesCategory(own);
    }

    @Test
    void secondUploadDoesNotReplaceThePictureOfTheFirst(Page page) {
        String sku = newProduct("95");
        new StaffBrowser(page, shop).logsIn().opensProduct(sku);
        page.locator("[id$='product:upload']").setInputFiles(picture(8));
        Page other = page.context().newPage();
        other.navigate(shop + product(sku));
        other.locator("[id$='product:upload']").setInputFiles(picture(9));
        other.locator("[id$='product:save']").click();
        assertThat(other.locator(".notice[role=status]")).isVisible();
        String saved = other.locator("form img").getAttribute("src");
        page.locator("[id$='product:save']").click();
        assertThat(page.locator("#conflict li")).containsText("Bild");
        assertThat(page.locator(".field-error")).containsText("Välj den igen");
        assertThat(page.locator("form img")).hasAttribute("src", saved);
    }

    private static FilePayload picture(int width) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(width, width, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return new FilePayload("a.png", "image/png", bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void undoesNothing(String path, String id, String field, String value, String other, String otherValue) {
        HtmlForm open = second.form(path, id);
        assertThat(first.posts(path, first.form(path, id).with(Map.of(field, value)), id + ":save")
                        .statusCode())
                .isEqualTo(302);
        HttpResponse<String> conflict = second.posts(path, open.with(Map.of(other, otherValue)), id + ":save");
        assertThat(conflict.statusCode()).isEqualTo(200);
        assertThat(conflict.body()).contains("id=\"conflict\"");
        assertThat(first.form(path, id).fields().get(field)).startsWith(value);
        assertThat(first.form(path, id).fields().get(other)).isNotEqualTo(otherValue);
    }

    @Test
    void outdatedPageDoesNotChangeAnAccount() {
        String login = "acc" + own;
        String page = "admin/accounts";
        first.posts(
                page,
                first.form(page, "add").with(Map.of("login", login, "password", "a long password", "role", "VIEWER")),
                "add:add");
        HtmlForm open = accountForm(second, login);
        first.posts(page, withoutAccess(accountForm(first, login)), save(open));
        String answer = second.posts(page, open.with(Map.of("role", "STAFF")), save(open))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(answer).contains("change=CHANGED");
        assertThat(accountForm(first, login).fields()).doesNotContainKey("enabled");
    }

    private static HtmlForm accountForm(StaffHttpClient staff, String login) {
        return HtmlForm.in(staff.opens("admin/accounts").body()).stream()
                .filter(form -> login.equals(form.fields().get("login"))
                        && form.fields().containsKey("role"))
                .findFirst()
                .orElseThrow();
    }

    private static HtmlForm withoutAccess(HtmlForm form) {
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        fields.remove("enabled");
        return new HtmlForm(form.id(), form.action(), fields, form.buttons(), form.multipart());
    }

    private static String save(HtmlForm form) {
        return form.buttons().get(0);
    }

    @Test
    void newEntryNeverReplacesAnExistingOne(Page page) {
        new StaffBrowser(page, shop).logsIn();
        String before = price("bo-svamp");
        page.navigate(shop + "admin/product");
        page.locator("[id$='product:sku']").fill("bo-svamp");
        page.locator("[id$='product:price']").fill("10");
        page.getByLabel("Namn (sv)").fill("Något annat");
        page.locator("[id$='product:save']").click();
        assertThat(page.locator(".field-error")).containsText("används redan");
        assertThat(page.getByLabel("Namn (sv)")).hasValue("Något annat");
        page.locator("#existing").click();
        assertThat(page.locator("h1")).hasText("bo-svamp");
        assertThat(page.locator("[id$='product:price']")).hasValue(before);
        refuses("discount", Map.of("discount:code", " prova10", "discount:kind", "AMOUNT", "discount:worth", "500"));
        refuses("delivery", Map.of("delivery:code", "HOME", "delivery:price", "1", "delivery:texts:0:name", "Hem"));
        refuses("category", Map.of("category:code", "tea", "category:texts:0:name", "Annat"));
        assertThat(first.form("admin/shipping-method?code=HOME", "delivery")
                        .fields()
                        .get("delivery:price"))
                .isEqualTo("99,00");
        assertThat(first.opens("admin/discount?code=PROVA10").body()).contains("10,00");
        assertThat(first.form("admin/category?code=tea", "category").fields().get("category:texts:0:name"))
                .isEqualTo("Te");
    }

    @Test
    void skuThatLooksLikeAnotherIsSavedOnTheSecondSend() {
        String sku = newProduct("95");
        String lookalike = sku.toUpperCase(Locale.ROOT);
        HttpResponse<String> warned =
                posts("product", Map.of("product:sku", lookalike, "product:price", "10", "product:texts:0:name", "Te"));
        assertThat(warned.statusCode()).isEqualTo(200);
        assertThat(warned.body()).contains("liknar " + sku, "id=\"existing\"");
        assertThat(first.opens(product(lookalike)).statusCode()).isEqualTo(404);
        HtmlForm again = HtmlForm.in(warned.body()).stream()
                .filter(form -> form.id().equals("product"))
                .findFirst()
                .orElseThrow();
        assertThat(first.posts("admin/product", again, "product:save").statusCode())
                .isEqualTo(302);
        assertThat(price(lookalike)).isEqualTo("10,00");
        assertThat(price(sku)).isEqualTo("95,00");
    }

    @Test
    void concurrentAdditionsOfTheSameReportAConflict() {
        for (int round = 0; round < 5; round++) {
            String path = "admin/category";
            Map<String, String> fields =
                    Map.of("category:code", own + "-" + round, "category:texts:0:name", "Samtidigt");
            List<HtmlForm> forms = List.of(first.form(path, "category"), second.form(path, "category"));
            List<StaffHttpClient> clerks = List.of(first, second);
            List<Integer> answers = IntStream.range(0, 2)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> clerks.get(i)
                            .posts(path, forms.get(i).with(fields), "category:save")
                            .statusCode()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(200, 302);
            removesCategory(own + "-" + round);
        }
    }

    private void removesCategory(String code) {
        String path = "admin/category?code=" + code;
        assertThat(first.posts(path, first.form(path, "category"), "category:remove")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .contains("REMOVED");
    }

    private void refuses(String id, Map<String, String> fields) {
        HttpResponse<String> answer = posts(id, fields);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("field-error", "id=\"existing\"");
    }

    private void adds(String id, Map<String, String> fields) {
        assertThat(posts(id, fields).statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> posts(String id, Map<String, String> fields) {
        String path = "admin/" + (id.equals("delivery") ? "shipping-method" : id);
        return first.posts(path, first.form(path, id).with(fields), id + ":save");
    }

    private String newProduct(String price) {
        String sku = "ed-" + own;
        adds(
                "product",
                Map.of(
                        "product:sku",
                        sku,
                        "product:price",
                        price,
                        "product:texts:0:name",
                        "Te",
                        "product:onSale",
                        "on"));
        return sku;
    }

    private static HtmlForm form(StaffHttpClient staff, String sku) {
        return staff.form(product(sku), "product").with(Map.of("product:onSale", "on"));
    }

    private static void saves(StaffHttpClient staff, String sku, HtmlForm form) {
        HttpResponse<String> answer = staff.posts(product(sku), form, "product:save");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    private String price(String sku) {
        return first.form(product(sku), "product").fields().get("product:price");
    }

    private static String product(String sku) {
        return "admin/product?sku=" + sku;
    }
}
