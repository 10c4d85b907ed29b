package se.kassa.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffBrowser;

/** Packing slip and receipt on A4, and shop pages on a phone, with many lines and very long words. */
@ExtendWith(BrowserExtension.class)
class PrintBrowserIT {

    private static final URI SHOP = Servers.shared().shopUrl();
    private static final String LONG_WORD = "Bostadsrättsföreningsstyrelseprotokollspärmsetikett";
    private static final int PHONE = 320;

    /** Repeats the only product line, numbers the amounts, and puts an unbreakable word into the first line. */
    private static final String FILL = "([rows, word]) => {"
            + " const body = document.querySelector('table.figures tbody');"
            + " const line = body.querySelector('tr');"
            + " for (let i = 1; i < rows; i++) { line.after(line.cloneNode(true)); }"
            + " [...body.querySelectorAll('tr')].slice(0, rows).forEach((tr, i) => {"
            + "   tr.lastElementChild.textContent = (9000 + i) + ',00 kr'; });"
            + " [...line.cells].find(cell => /chai/i.test(cell.textContent) && !/^te-/.test(cell.textContent)).textContent = word + ', A4';"
            + " return document.querySelector('table.figures tfoot th').textContent.trim(); }";

    @Test
    void printShowsTotalsOnceAndAllColumns(Page page) throws IOException {
        String key =
                new ShopperHttpClient(SHOP).puts("te-chai").goesToCheckout().cartKey();
        String number = Servers.shared().sandbox().pay(key, "CARD", "APPROVE").getString("orderReference");
        new StaffBrowser(page, SHOP).logsIn();
        for (String what : List.of("SLIP", "RECEIPT")) {
            for (int rows : new int[] {1, 10, 30, 60}) {
                String path = SHOP + "admin/print?number=" + number + "&what=" + what;
                assertThat(page.navigate(path).status()).isEqualTo(200);
                String total = page.evaluate(FILL, List.of(rows, LONG_WORD)).toString();
                assertThat(total).isNotEmpty();
                String text = text(page.pdf(new Page.PdfOptions().setFormat("A4")));
                assertThat(text.lines().filter(line -> line.startsWith(total + " ")))
                        .as(what + " of " + rows + " lines:\n" + text)
                        .hasSize(1);
                for (int row = 0; row < rows; row++) {
                    assertThat(text).as(what + " of " + rows + " lines").contains(9000 + row + ",00");
                }
            }
        }
    }

    @Test
    void receiptIsNumberedAndPrintsOnOnePage(Page page) throws IOException {
        Shopper shopper = new Shopper(page).puts(2, "te-chai").puts(1, "bo-kartor");
        shopper.goesToCheckout().leavesForPayment().pays("CARD", "APPROVE").seesReceipt("paid");
        String orderPage = page.url();
        String number = shopper.orderNumber();
        PlaywrightAssertions.assertThat(page.locator("#receipt-to-come")).isVisible();
        PlaywrightAssertions.assertThat(page.locator("#documents")).hasCount(0);
        new StaffBrowser(page, SHOP).logsIn();
        page.navigate(SHOP + "admin/action?number=" + number + "&do=CAPTURE");
        page.locator("#go-on").click();
        page.locator("[id$=':do']").click();
        PlaywrightAssertions.assertThat(page.locator("#history")).isVisible();
        page.navigate(SHOP + "admin/order/" + number);
        page.locator("#documents a").click();
        PlaywrightAssertions.assertThat(page.locator("#vat-number")).containsText("SE556000000001");
        String receipt = page.locator("h1").textContent().trim();
        assertThat(receipt).matches("(Kvitto|Receipt) R[1-9]\\d*");
        page.navigate(orderPage);
        PlaywrightAssertions.assertThat(page.locator("#receipt-to-come")).hasCount(0);
        String total = page.locator("#receipt-total").textContent().replace('\u00a0', ' ');
        page.locator("#documents a").click();
        PlaywrightAssertions.assertThat(page.locator("#buyer")).isVisible();
        PlaywrightAssertions.assertThat(page.locator("#document-total")).hasText(total);
        byte[] pdf = page.pdf(new Page.PdfOptions().setFormat("A4"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        assertThat(text(pdf)).contains(receipt, number, "SE556000000001", "Svartbäcksgatan 1", total);
        assertThat(page.navigate(page.url().replaceFirst("document=R", "document=R9"))
                        .status())
                .isEqualTo(404);
        page.navigate(SHOP + "admin/sie");
        PlaywrightAssertions.assertThat(page.locator(".voucher").last()).isVisible();
        Download file = page.waitForDownload(() -> page.locator("#download").click());
        assertThat(new String(file.createReadStream().readAllBytes(), Charset.forName("IBM437")))
                .startsWith("#FLAGGA 0\r\n")
                .contains("#FNAMN \"Lövgrens Diversehandel AB (demo)\"", "#TRANS 1686 {} ");
        assertThat(page.request().get(SHOP + "admin/export/vat.csv").text()).contains(",6,SEK,", ",25,SEK,");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replace('\u00a0', ' ');
        }
    }

    @Test
    void longWordBreaksOnNarrowScreens(Page page) {
        page.setViewportSize(PHONE, 640);
        Shopper shopper = new Shopper(page);
        Map<String, String> names = Map.of(
                "", ".tile-name",
                "product/te-chai", "h1",
                "cart", ".line-name a",
                "checkout", "#fold-lines .summary-row span");
        shopper.puts(1, "te-chai").goesToCheckout().payableLink();
        names.forEach((path, name) -> {
            page.navigate(SHOP + path);
            if (path.equals("checkout")) {
                page.locator(".order-fold summary").click();
            }
            page.locator(name).first().evaluate("(name, word) => name.textContent = word", LONG_WORD);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isEqualTo(PHONE);
        });
    }
}
