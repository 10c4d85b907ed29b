package se.kassa.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Http;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;

/** A shop whose public address is one of HTTPS; TLS ends before it. */
class HttpsShopIT {

    @Test
    void httpsUsesSecureCookieAndHsts() {
        ServerProcess shop = Servers.shop(Servers.newFolder(), Servers.shared().sandboxProcess());
        try (shop) {
            shop.with("kassa.public-url", "https://localhost:" + shop.port() + "/")
                    .with("kassa.order-number-prefix", "S-")
                    .start()
                    .awaitReady();
            URI address = Servers.address(shop);
            assertThat(SecurityHeadersIT.firstCookies(address)).hasSize(2).allSatisfy(cookie -> assertThat(
                            SecurityHeadersIT.attributes(cookie))
                    .contains("httponly", "path=/", "samesite=lax", "secure"));
            for (String path : List.of("", "terms", "admin/orders", "api/health", "nothing")) {
                assertThat(Http.get(address.resolve(path)).response().headers().allValues("Strict-Transport-Security"))
                        .as(path)
                        .containsExactly("max-age=31536000");
            }
        }
    }
}
