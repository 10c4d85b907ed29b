package se.kassa.nodes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Http;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffBrowser;

/** The WAR works under another context root. */
@ExtendWith(BrowserExtension.class)
class ContextRootBrowserIT {

    private static final String ADDRESSES = "all => all.map(e => e.getAttribute('href') || e.getAttribute('src')"
            + " || e.getAttribute('action')).filter(a => a && a.startsWith('/') && !a.startsWith('/butik/'))";

    private final List<String> outside = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    @Test
    void linksUseTheContextRoot(Page page) {
        Path data = Servers.newFolder();
        try (ServerProcess sandbox = Servers.sandbox(data);
                ServerProcess shop = Servers.shop(data, sandbox).underAnotherRoot()) {
            URI root = URI.create("http://localhost:" + shop.port() + "/butik/");
            shop.with("kassa.public-url", root.toString());
            sandbox.start();
            shop.start();
            sandbox.awaitReady();
            shop.awaitReady();
            listen(page, root);

            String order = buys(page, root, Servers.control(sandbox));
            new StaffBrowser(page, root).logsIn();
            check(page, root + "admin/order/" + order);
            check(page, root + "admin/orders");
            check(page, root + "admin/problems");
            assertThat(broken).isEmpty();
            assertThat(page.context().cookies())
                    .filteredOn(cookie -> cookie.domain.equals("localhost"))
                    .isNotEmpty()
                    .allSatisfy(cookie -> assertThat(cookie.path).startsWith("/butik"));

            assertThat(Http.get(root.resolve("product.xhtml?sku=te-chai")).header("Location"))
                    .isEqualTo("/butik/product/te-chai");
            assertThat(Http.get(root.resolve("desk/order.xhtml?number=" + order))
                            .header("Location"))
                    .isEqualTo("/butik/admin/order/" + order);
            assertThat(Http.get(root.resolve("admin/order/" + order)).header("Location"))
                    .startsWith(root + "admin/login?then=%2Fadmin%2Forder%2F" + order);
            page.navigate(root + "nothing");
            assertThat(page.locator("h1")).hasText("Page not found");
            assertThat(page.locator("body")).hasCSS("margin-top", "0px");
            noteAddressesOutside(page);
            assertThat(outside).isEmpty();

            for (String own : List.of("health", "metrics", "openapi")) {
                assertThat(Http.get(root.resolve("/" + own)).status()).as(own).isIn(403, 404);
            }
        }
    }

    private String buys(Page page, URI root, SandboxControl sandbox) {
        check(page, root.toString());
        check(page, root + "terms");
        Shopper shopper = new Shopper(page, root).puts(1, "te-chai");
        noteAddressesOutside(page);
        check(page, root + "cart");
        check(page, root + "?language=en");
        assertThat(page).hasURL(root + "en/");
        shopper.goesToCheckout().payableLink();
        noteAddressesOutside(page);
        shopper.leavesForPayment().pays("CARD", "APPROVE").seesReceipt("paid");
        assertThat(page.url()).startsWith(root + "order/");
        noteAddressesOutside(page);
        String payment = page.url().replaceFirst(".*internalReference=([^&]+).*", "$1");
        Await.until("Ecster's notification was heard", () -> sandbox.notifications(payment).stream()
                .anyMatch(each -> each.toString().contains("\"200")));
        return shopper.orderNumber();
    }

    private void listen(Page page, URI root) {
        page.onResponse(answer -> {
            boolean ours = answer.url().startsWith(root.resolve("/").toString());
            if (ours && (answer.status() >= 400 || !answer.url().startsWith(root.toString()))) {
                broken.add(answer.status() + " " + answer.url());
            }
        });
    }

    private void check(Page page, String address) {
        page.navigate(address);
        noteAddressesOutside(page);
    }

    private void noteAddressesOutside(Page page) {
        Object found = page.locator("[href], [src], form[action]").evaluateAll(ADDRESSES);
        ((List<?>) found).forEach(each -> outside.add(page.url() + " has " + each));
    }
}
