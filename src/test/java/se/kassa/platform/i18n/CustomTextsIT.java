package se.kassa.platform.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Http;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;

/** A shop whose operator says things in other words, and in one language more. */
class CustomTextsIT {

    private ServerProcess shop;

    @AfterEach
    void stop() {
        if (shop != null) {
            shop.kill();
        }
    }

    @Test
    void folderChangesTextsAndAddsALanguage() throws Exception {
        Path data = Servers.newFolder();
        Path texts = Files.createDirectory(data.resolve("texts"));
        Files.writeString(texts.resolve("shop_sv.properties"), "shop.name=Åkes Öl & <Ost>\n");
        Files.writeString(
                texts.resolve("shop_fi.properties"),
                "shop.name=Åken kauppa\ncart=Ostoskori\ncart.message=Tilaus {0}\n");
        shop = Servers.shop(data, Servers.shared().sandboxProcess()).with("kassa.messages-dir", texts.toString());
        shop.start().awaitReady();
        URI address = Servers.address(shop);
        assertThat(Http.get(address, "Accept-Language", "sv").body()).contains("Åkes Öl &amp; &lt;Ost&gt;");
        assertThat(Http.get(address, "Accept-Language", "en").body()).contains("General Store");
        assertThat(Http.get(address, "Accept-Language", "fi-FI,en;q=0.5").body())
                .contains("Åken kauppa", "Ostoskori", "lang=\"fi\"", "Köpvillkor", "hreflang=\"en\"");
        ShopperHttpClient shopper = new ShopperHttpClient(address);
        shopper.opens("?language=fi");
        shopper.puts("te-chai").goesToCheckout();
        assertThat(shopper.cartKey()).isNotEmpty();
        assertThat(Servers.shared().sandbox().calls().toString())
                .contains("\\\"language\\\":\\\"fi\\\"")
                .contains("Tilaus ");
    }
}
