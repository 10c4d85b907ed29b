package se.kassa.extending;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Http;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.TestDatabase;

/** A shop with a catalogue, looks and a listener of its own, built on top of this one without changing it. */
@ExtendWith(BrowserExtension.class)
class ExampleBrowserIT {

    @Test
    void exampleShopSellsAndReceivesEvents(Page page) throws Exception {
        Path data = Servers.newFolder();
        Path journal = data.resolve("journal.txt");
        Path war = Example.build();
        assertThat(libraries(war)).contains("WEB-INF/lib/tea-house-1.0.jar");
        ServerProcess shop = Servers.shop(
                        war, TestDatabase.create(data), Servers.shared().sandboxProcess())
                .with("kassa.demo", "false")
                .with("kassa.order-number-prefix", "TH-")
                .with("teahouse.journal", journal.toString());
        try (shop) {
            shop.start().awaitReady();
            URI address = Servers.address(shop);
            page.navigate(address.toString());
            assertThat(page.locator("main")).containsText("Oolong från Anxi");
            assertThat(page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent')"))
                    .isEqualTo("#7a2e3a");
            assertThat(page.locator("link[rel=stylesheet]")
                            .evaluateAll("all => all.map(sheet => sheet.href).join(' ')")
                            .toString())
                    .matches("\\S+/kassa\\.css\\S+&f=\\w+ \\S+/own\\.css\\S+&f=\\w+");
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.brand')).backgroundImage"))
                    .isEqualTo("url(\"" + address.resolve(file("favicon.svg", address)) + "\")");
            whatIsReplacedHasAnotherAddress(address);
            page.navigate(address + "brewing");
            assertThat(page.locator("#ready").textContent()).matches("\\d\\d:\\d\\d");
            Shopper shopper = new Shopper(page, address);
            shopper.puts(2, "th-oolong").goesToCheckout().leavesForPayment().pays("SWISH", "APPROVE");
            shopper.seesReceipt("paid");
            String number = shopper.orderNumber();
            assertThat(page.locator("main")).containsText("258,00");
            Await.until("the journal has both facts", () -> lines(journal).size() == 2);
            long total = 25_800 + 4_900;
            assertThat(lines(journal))
                    .containsExactlyInAnyOrder(
                            number + "-paid PAID " + total + " SEK",
                            number + "-captured-" + total + " CAPTURED " + total + " SEK");
        }
    }

    @Test
    void theTeaHouseIsPaidAtItsOwnCounter(Page page) throws Exception {
        ServerProcess shop = Servers.shop(
                        Example.build(),
                        TestDatabase.create(Servers.newFolder()),
                        Servers.shared().sandboxProcess())
                .with("kassa.demo", "false")
                .with("teahouse.counter", "true")
                .with("kassa.payment.provider", "counter");
        try (shop) {
            shop.start().awaitReady();
            Shopper shopper = new Shopper(page, Servers.address(shop));
            shopper.puts(2, "th-oolong").goesToCheckout();
            shopper.link().click();
            shopper.seesReceipt("paid");
            assertThat(page.locator("main")).containsText("Betala i tehuset när du hämtar teet.");
            page.navigate(Servers.address(shop) + "terms");
            assertThat(page.locator("main")).containsText("Du betalar i tehuset när du hämtar teet.");
        }
    }

    /** As after a new release: who asks by the address of before gets what is there now, and does not keep it. */
    private static void whatIsReplacedHasAnotherAddress(URI address) {
        URI kassa = Servers.shared().shopUrl();
        String before = file("favicon.svg", kassa);
        String now = file("favicon.svg", address);
        assertThat(now).isNotEqualTo(before);
        Http.Answer byOldAddress = Http.get(address.resolve(before));
        assertThat(byOldAddress.body())
                .contains("#7a2e3a")
                .isEqualTo(Http.get(address.resolve(now)).body());
        assertThat(byOldAddress.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(Http.get(address.resolve(now)).header("Cache-Control")).contains("immutable");
    }

    /** Where the first page links the file. */
    private static String file(String name, URI shop) {
        String page = Http.get(shop).body();
        return page.replaceFirst("(?s).* href=\"([^\"]+/" + name + "[^\"]+)\".*", "$1")
                .replace("&amp;", "&");
    }

    private static List<String> libraries(Path war) throws IOException {
        try (ZipFile zip = new ZipFile(war.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
