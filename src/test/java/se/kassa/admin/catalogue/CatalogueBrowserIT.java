package se.kassa.admin.catalogue;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.AccessibilityChecks;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Http;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffBrowser;

/** Editing the catalogue in a browser. */
@ExtendWith(BrowserExtension.class)
class CatalogueBrowserIT {

    private final String shop = Servers.shared().shopUrl().toString();
    private StaffBrowser staff;

    @BeforeEach
    void logIn(Page page) {
        staff = new StaffBrowser(page, Servers.shared().shopUrl()).logsIn();
    }

    @Test
    void priceChangeDoesNotAffectOrders(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "ko-slev").goesToCheckout().leavesForPayment();
        shopper.pays("CARD", "APPROVE").seesReceipt("paid");
        String total = page.locator("#receipt-total").textContent();
        String receipt = page.url();
        staff.opensProduct("ko-slev");
        String before = page.locator("[id$='product:price']").inputValue();
        staff.setsPrice("ko-slev", "99 999 999,99");
        page.navigate(receipt);
        assertThat(page.locator("#receipt-total")).hasText(total);
        page.navigate(shop + "product/ko-slev");
        assertThat(page.locator(".price")).hasText(Pattern.compile("99\\s999\\s999,99\\skr"));
        staff.setsPrice("ko-slev", before);
    }

    @Test
    void invalidPriceIsRejectedAtItsField(Page page) {
        staff.opensProduct("ko-slev");
        page.locator("[id$='product:price']").fill("49.900001");
        page.locator("[id$='product:save']").click();
        assertThat(page.locator(".field-error")).hasCount(1);
    }

    @Test
    void pictureIsServedAndSvgIsRejected(Page page) throws IOException {
        staff.opensProduct("ko-slev");
        Locator upload = page.locator("[id$='product:upload']");
        upload.setInputFiles(new FilePayload(
                "slev.png",
                "image/png",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>".getBytes(StandardCharsets.UTF_8)));
        page.locator("[id$='product:save']").click();
        assertThat(page.locator(".field-error")).hasCount(1);
        upload.setInputFiles(new FilePayload("slev.png", "image/png", png()));
        page.locator("[id$='product:save']").click();
        assertThat(page.locator(".notice[role=status]")).isVisible();
        String address = page.locator("form img").getAttribute("src");
        assertThat(address).contains("/pictures/");
        Http.Answer answer = Http.get(Servers.shared().shopUrl().resolve(address));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        page.navigate(shop + "product/ko-slev");
        assertThat(page.locator(".product-picture")).hasAttribute("src", address);
        assertThat(Http.get(Servers.shared().shopUrl().resolve("/pictures/../x"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void galleryHasItsOrderAndTexts(Page page) throws IOException {
        String address = shop + "admin/gallery?sku=ko-mugg";
        page.navigate(address);
        addsPicture(page, png(400), "Från sidan");
        addsPicture(page, png(800), "Uppifrån");
        page.locator("form.gallery-edit").nth(1).locator("[id$='picture:up']").click();
        assertThat(page.locator("form.gallery-edit [id$='texts:0:text']").first())
                .hasValue("Uppifrån");
        AccessibilityChecks.check(page, "gallery, admin");
        page.navigate(shop + "product/ko-mugg");
        Locator first = page.locator("#gallery img").first();
        assertThat(first).hasAttribute("alt", "Uppifrån");
        assertThat(first)
                .hasAttribute("srcset", Pattern.compile("\\S+-320\\.png 320w, \\S+-640\\.png 640w, \\S+ 1280w"));
        AccessibilityChecks.check(page, "gallery, product");
        String large = page.locator("#gallery a").first().getAttribute("href");
        assertThat(Http.get(Servers.shared().shopUrl().resolve(large)).header("Content-Type"))
                .isEqualTo("image/png");
        page.navigate(address);
        Page open = page.context().newPage();
        open.navigate(address);
        Locator typed = open.locator("form.gallery-edit [id$='texts:0:text']").first();
        page.locator("form.gallery-edit [id$='texts:0:text']").first().fill("Ovanifrån");
        page.locator("form.gallery-edit [id$='picture:save']").first().click();
        assertThat(page.locator(".notice[role=status]")).isVisible();
        typed.fill("Från ovan");
        open.locator("form.gallery-edit [id$='picture:save']").first().click();
        assertThat(open.locator(".notice.error")).containsText("Ovanifrån");
        assertThat(typed).hasValue("Från ovan");
        open.locator("form.gallery-edit [id$='picture:save']").first().click();
        assertThat(open.locator(".notice[role=status]")).isVisible();
        assertThat(typed).hasValue("Från ovan");
        page.locator("form.gallery-edit [id$='picture:remove']").first().click();
        assertThat(page.locator("form.gallery-edit")).hasCount(1);
        open.locator("form.gallery-edit [id$='picture:up']").click();
        assertThat(open.locator(".notice.error")).isVisible();
        assertThat(open.locator("form.gallery-edit")).hasCount(1);
        page.locator("form.gallery-edit [id$='picture:remove']").click();
        assertThat(page.locator("form.gallery-edit")).hasCount(0);
    }

    private void addsPicture(Page page, byte[] picture, String text) {
        int before = page.locator("form.gallery-edit").count();
        page.locator("[id='add:upload']").setInputFiles(new FilePayload("a.png", "image/png", picture));
        page.locator("[id='add:texts:0:text']").fill(text);
        page.locator("[id='add:save']").click();
        assertThat(page.locator("form.gallery-edit")).hasCount(before + 1);
    }

    private static byte[] png(int width) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, width, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void importIsPreviewedAndAtomic(Page page) {
        page.navigate(shop + "admin/import");
        tries(page, "sku,category,price,vat,name_sv\n");
        assertThat(page.locator("#mistakes")).containsText("inga produkter");
        tries(page, "sku,category,price,vat,name_sv\nim-1,tea,8.95,12,Ett\nim-2,tea,8.95,7,Två\nim-3,x,1,6,Tre\n");
        assertThat(page.locator("#mistakes tbody tr")).hasCount(2);
        assertThat(page.locator("#mistakes")).containsText("7");
        assertThat(page.locator("[id$='write:now']")).hasCount(0);
        assertThat(Http.get(Servers.shared().shopUrl().resolve("product/im-1")).status())
                .isEqualTo(404);
        tries(page, "sku;category;price;vat;name_sv\nTE-CHAI;tea;8,95;12;Te\nko-slev;tea;8,95;12;Slev\n");
        assertThat(page.locator("#added code")).hasText(new String[] {"TE-CHAI"});
        assertThat(page.locator("#lookalikes li code")).hasText(new String[] {"TE-CHAI", "te-chai"});
        tries(page, "sku;category;price;vat;stock;name_sv;name_en\nim-1;tea;8,95;12;2;\"Te \"\"<b>\"\" å 🍵\";Tea\n");
        assertThat(page.locator("#ready")).isVisible();
        assertThat(page.locator("#lookalikes")).hasCount(0);
        assertThat(Http.get(Servers.shared().shopUrl().resolve("product/im-1")).status())
                .isEqualTo(404);
        page.locator("[id$='write:now']").click();
        assertThat(page.locator("#products")).containsText("im-1");
        page.navigate(shop + "product/im-1");
        assertThat(page.locator("h1")).hasText("Te \"<b>\" å 🍵");
        assertThat(page.locator(".price")).hasText(Pattern.compile("8,95\\skr"));
        assertThat(page.locator("#stock")).containsText("2");
        page.navigate(shop + "admin/import");
        tries(page, "sku;category;price;vat;stock;name_sv\r\nim-1;tea;9,95;6;;Te\r\n;;;;;\r\n");
        assertThat(page.locator("#stock-changes")).containsText("1 befintliga");
        page.locator("[id$='write:now']").click();
        page.navigate(shop + "product/im-1");
        assertThat(page.locator("h1")).hasText("Te");
        assertThat(page.locator(".price")).hasText(Pattern.compile("9,95\\skr"));
        assertThat(page.locator("#stock")).hasText("I lager");
    }

    @Test
    void exportedProductsCanBeImportedAgain(Page page) {
        page.navigate(shop + "admin/import");
        String file = page.request()
                .get(page.locator("#export").evaluate("link => link.href").toString())
                .text();
        assertThat(file).contains("ko-slev").contains("te-chai");
        tries(page, file);
        assertThat(page.locator("#ready")).containsText("0 nya");
        page.locator("[id$='write:now']").click();
        assertThat(page.locator("#products")).isVisible();
        page.navigate(shop + "admin/import");
        assertThat(page.request().get(shop + "admin/export/products.csv").text())
                .isEqualTo(file);
    }

    private static void tries(Page page, String csv) {
        page.locator("[id$='upload:file']")
                .setInputFiles(new FilePayload("varor.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        page.locator("[id$='upload:check']").click();
    }

    @Test
    void cartWithoutShippingMethodCannotBePaid(Page page) {
        for (String code : new String[] {"PARCEL", "HOME", "PICK_UP"}) {
            limit(page, code, "1000");
        }
        staff.opensProduct("ko-skal");
        page.locator("[id$='product:weight']").fill("1001");
        page.locator("[id$='product:save']").click();
        assertThat(page.locator(".notice[role=status]")).isVisible();
        new Shopper(page).puts(1, "ko-skal").goesToCheckout();
        assertThat(page.locator("#basket-problem")).isVisible();
        for (String code : new String[] {"PARCEL", "HOME", "PICK_UP"}) {
            limit(page, code, "");
        }
        Shopper shopper = new Shopper(page).goesToCheckout();
        shopper.payableLink();
    }

    private void limit(Page page, String code, String grams) {
        page.navigate(shop + "admin/shipping-method?code=" + code);
        page.locator("[id$='delivery:maxWeight']").fill(grams);
        page.locator("[id$='delivery:save']").click();
        assertThat(page.locator("#deliveries")).isVisible();
    }

    @Test
    void categoryIsCreatedRenamedAndRemovedWhenEmpty(Page page) {
        page.navigate(shop + "admin/category");
        page.locator("[id$='category:code']").fill("Ost & Kex");
        savesCategory(page);
        assertThat(page.locator(".field-error")).hasCount(2);
        page.locator("[id$='category:code']").fill("ost");
        savesCategory(page);
        assertThat(page.locator(".field-error")).hasText(Pattern.compile("svenskt"));
        names(page, "sv").fill("Ost \"<b>\" å");
        names(page, "en").fill("Cheese");
        savesCategory(page);
        page.navigate(shop + "");
        assertThat(page.locator("main")).containsText("Ost \"<b>\" å");
        page.navigate(shop + "admin/category?code=ost");
        assertThat(names(page, "en")).hasValue("Cheese");
        names(page, "sv").fill("Ostar");
        savesCategory(page);
        assertThat(page.locator("#categories")).containsText("Ostar");
        page.navigate(shop + "admin/category?code=tea");
        page.locator("[id$='category:remove']").click();
        assertThat(page.locator(".notice[role=status]")).containsText("Flytta dem");
        page.navigate(shop + "admin/category?code=ost");
        page.locator("[id$='category:remove']").click();
        assertThat(page.locator("#categories")).not().containsText("Ostar");
        assertThat(page.locator("#categories")).containsText("Te");
    }

    private static Locator names(Page page, String language) {
        return page.getByLabel("Namn (" + language + ")");
    }

    private static void savesCategory(Page page) {
        page.locator("[id$='category:save']").click();
    }

    @Test
    void cancelAndRefundRestockIfSelected(Page page) {
        String sku = "ko-skarbrada";
        staff.setsStock(sku, "5");
        String cancelled = buys(page, 3, sku);
        assertThat(staff.readsStock(sku)).isEqualTo("2");
        opensOrder(page, cancelled);
        page.locator("#cancel").click();
        assertThat(page.locator("#back")).isChecked();
        page.locator("#go-on").click();
        assertThat(page.locator("#goods-back")).containsText("3 × Skärbräda");
        page.locator("[id$='confirm:do']").click();
        assertThat(page.locator("#history")).containsText("Tillbaka i lager: 3 × Skärbräda");
        assertThat(staff.readsStock(sku)).isEqualTo("5");

        String refunded = buys(page, 2, sku);
        opensOrder(page, refunded);
        page.locator("#capture").click();
        page.locator("#go-on").click();
        page.locator("[id$='confirm:do']").click();
        assertThat(page.locator("#outcome")).isVisible();
        page.locator("a.refund").click();
        page.locator("input[value=pieces]").check();
        page.locator("#q0").fill("1");
        page.locator("#back").check();
        for (int width : new int[] {390, 1440}) {
            page.setViewportSize(width, 900);
            AccessibilityChecks.check(page, "action-refund-back", width);
        }
        page.locator("#go-on").click();
        page.locator("[id$='confirm:do']").click();
        assertThat(page.locator("#history")).containsText("Tillbaka i lager: 1 × Skärbräda");
        assertThat(staff.readsStock(sku)).isEqualTo("4");

        opensOrder(page, refunded);
        assertThat(page.locator("#put-back input[type=text]")).hasValue("0");
        page.locator("[id$='back:put']").click();
        assertThat(page.locator("#put-back [role=status]")).containsText("minst ett antal");
        for (int width : new int[] {390, 1440}) {
            page.setViewportSize(width, 900);
            AccessibilityChecks.check(page, "order-put-back", width);
        }
        page.locator("#put-back input[type=text]").fill("2");
        page.locator("[id$='back:put']").click();
        assertThat(page.locator("#put-back [role=status]")).containsText("inte så många kvar");
        page.locator("#put-back input[type=text]").fill("1");
        page.locator("[id$='back:put']").click();
        assertThat(page.locator("#put-back [role=status]")).containsText("tillbaka i lager");
        assertThat(page.locator("#put-back input[type=text]")).hasCount(0);
        assertThat(staff.readsStock(sku)).isEqualTo("5");
        staff.setsStock(sku, "");
    }

    private static String buys(Page page, int pieces, String sku) {
        Shopper shopper = new Shopper(page).puts(pieces, sku).goesToCheckout().leavesForPayment();
        shopper.pays("CARD", "APPROVE").seesReceipt("paid");
        return shopper.orderNumber();
    }

    private void opensOrder(Page page, String number) {
        page.navigate(shop + "admin/order/" + number);
    }

    @Test
    void importPageFitsAllWidths(Page page) {
        for (int width : new int[] {390, 1440}) {
            page.setViewportSize(width, 900);
            page.navigate(shop + "admin/import");
            tries(page, "sku,category,price,vat,name_sv\nim-9,tea,8.95,7,Två\n");
            AccessibilityChecks.check(page, "admin-goods-import-mistakes", width);
            tries(page, "sku,category,price,vat,name_sv\nim-9,tea,8.95,12,Två\n");
            AccessibilityChecks.check(page, "admin-goods-import-ready", width);
            page.locator("[id$='write:forget']").click();
        }
    }
}
