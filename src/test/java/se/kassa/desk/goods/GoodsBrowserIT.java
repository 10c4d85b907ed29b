package se.kassa.desk.goods;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Clerk;
import se.kassa.testing.Http;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;

/** The assortment as the order desk edits it. */
@ExtendWith(BrowserExtension.class)
class GoodsBrowserIT {

    private final String shop = Servers.shared().shopUrl().toString();
    private Clerk clerk;

    @BeforeEach
    void logIn(Page page) {
        clerk = new Clerk(page, Servers.shared().shopUrl()).logsIn();
    }

    @Test
    void aPriceChangeNeverTouchesAnOrder(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "ko-slev").goesToCheckout().leavesForPayment();
        shopper.pays("CARD", "APPROVE").seesReceipt("paid");
        String total = page.locator("#receipt-total").textContent();
        String receipt = page.url();
        clerk.opensProduct("ko-slev");
        String before = page.locator("[id$='product:price']").inputValue();
        clerk.setsPrice("ko-slev", "99 999 999,99");
        page.navigate(receipt);
        assertThat(page.locator("#receipt-total")).hasText(total);
        page.navigate(shop + "product.xhtml?sku=ko-slev");
        assertThat(page.locator(".price")).hasText(Pattern.compile("99\\s999\\s999,99\\skr"));
        clerk.setsPrice("ko-slev", before);
    }

    @Test
    void aPriceThatIsNoneIsRefusedBesideItsField(Page page) {
        clerk.opensProduct("ko-slev");
        page.locator("[id$='product:price']").fill("49.900001");
        page.locator("[id$='product:save']").click();
        assertThat(page.locator(".field-error")).hasCount(1);
    }

    @Test
    void aPictureIsServedAndAnSvgIsRefused(Page page) throws IOException {
        clerk.opensProduct("ko-slev");
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
        page.navigate(shop + "product.xhtml?sku=ko-slev");
        assertThat(page.locator(".product-picture")).hasAttribute("src", address);
        assertThat(Http.get(Servers.shared().shopUrl().resolve("/pictures/../x"))
                        .status())
                .isEqualTo(404);
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void aFileIsTriedFirstAndImportedAsAWholeOrNotAtAll(Page page) {
        page.navigate(shop + "desk/import.xhtml");
        tries(page, "sku,category,price,vat,name_sv\nim-1,tea,8.95,12,Ett\nim-2,tea,8.95,7,Två\nim-3,x,1,6,Tre\n");
        assertThat(page.locator("#mistakes tbody tr")).hasCount(2);
        assertThat(page.locator("#mistakes")).containsText("7");
        assertThat(page.locator("[id$='write:now']")).hasCount(0);
        assertThat(Http.get(Servers.shared().shopUrl().resolve("product.xhtml?sku=im-1"))
                        .status())
                .isEqualTo(404);
        tries(page, "sku;category;price;vat;stock;name_sv;name_en\nim-1;tea;8,95;12;2;\"Te \"\"<b>\"\" å 🍵\";Tea\n");
        assertThat(page.locator("#ready")).isVisible();
        assertThat(Http.get(Servers.shared().shopUrl().resolve("product.xhtml?sku=im-1"))
                        .status())
                .isEqualTo(404);
        page.locator("[id$='write:now']").click();
        assertThat(page.locator("#products")).containsText("im-1");
        page.navigate(shop + "product.xhtml?sku=im-1");
        assertThat(page.locator("h1")).hasText("Te \"<b>\" å 🍵");
        assertThat(page.locator(".price")).hasText(Pattern.compile("8,95\\skr"));
        assertThat(page.locator("#stock")).containsText("2");
    }

    private static void tries(Page page, String csv) {
        page.locator("[id$='upload:file']")
                .setInputFiles(new FilePayload("varor.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        page.locator("[id$='upload:check']").click();
    }

    @Test
    void whatNothingTakesCanNotBePaidAndThePageSaysWhy(Page page) {
        for (String code : new String[] {"PARCEL", "HOME", "PICK_UP"}) {
            limit(page, code, "1000");
        }
        clerk.opensProduct("ko-skal");
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
        page.navigate(shop + "desk/delivery.xhtml?code=" + code);
        page.locator("[id$='delivery:maxWeight']").fill(grams);
        page.locator("[id$='delivery:save']").click();
        assertThat(page.locator("#deliveries")).isVisible();
    }

    @Test
    void thePagesFitNarrowAndWide(Page page) {
        for (int width : new int[] {390, 1440}) {
            page.setViewportSize(width, 900);
            for (String one :
                    new String[] {"products", "product", "import", "deliveries", "delivery", "discounts", "discount"}) {
                page.navigate(shop + "desk/" + one + ".xhtml" + (one.equals("product") ? "?sku=te-chai" : ""));
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target", "pictures", "desk-goods-" + one + "-" + width + ".png")));
                Object sideways = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
                assertThat(((Number) sideways).intValue()).as(one).isLessThanOrEqualTo(0);
            }
        }
    }
}
