package se.kassa.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;

/** Whatever is searched for on the shelf. */
class ProductSearchIT {

    private static final String FOUND = "product/te-chai";

    private static String searches(String words) {
        String path = "?search=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
        String page = new ShopperHttpClient(Servers.shared().shopUrl()).opens(path);
        return page.split("<h2 id=\"popular\"")[0];
    }

    @ParameterizedTest
    @ValueSource(strings = {"chai", "CHAI", " ch\u00e2i ", "te\u2011chai", "te\u2013chai", "te\u00a0chai"})
    void productIsFoundInAnySpelling(String words) {
        assertThat(searches(words)).contains(FOUND);
    }

    @ParameterizedTest
    @CsvSource({"te", "TE-CH", "te chai", "chai kanel"})
    void searchMatchesBeginningsOfWords(String words) {
        assertThat(searches(words)).contains(FOUND);
    }

    @ParameterizedTest
    @CsvSource({"ha", "chai kaffe", "e-chai", "chaj"})
    void otherProductsAreNotFound(String words) {
        assertThat(searches(words)).doesNotContain(FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "kalender, pa-kalender",
        "handduk, ko-handduk",
        "bröd, sk-knacke",
        "bräda, ko-skarbrada",
        "penna, pa-penna",
        "pennor, pa-penna",
        "kanna, ko-tekanna",
        "bok, bo-svamp",
        "bok, pa-skrivbok",
        "bok, bo-ugglan",
        "muggar, ko-mugg",
        "teer, te-sencha",
        "chocolate, sk-choklad"
    })
    void formsOfWordsAndPartsOfCompoundsMatch(String words, String sku) {
        assertThat(searches(words)).contains("product/" + sku + "\"");
    }

    @Test
    void aTypingErrorIsCorrected() {
        assertThat(searches("kaffr")).contains("Menade du", "href=\"/?search=kaffe\"");
        assertThat(searches("kaffe")).doesNotContain("Menade du");
        assertThat(searches("qqqq")).doesNotContain("Menade du").contains("href=\"/?category=tea\"");
    }

    @Test
    void resultCountIsExact() {
        assertThat(searches("te")).doesNotContain("sku=pa-skrivbok").contains("träffar på ”te”");
        assertThat(searches("te-chai")).contains("En träff på ”te-chai”");
        assertThat(searches("finnsinte")).contains("Inga träffar på ”finnsinte”");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ch%i", "ch_i", "!", "'", "\\", "?", ":x", "\u8E4C%", "#{1}", "\uD83C\uDF75"})
    void searchTextIsNoPattern(String words) {
        assertThat(searches(words)).doesNotContain(FOUND);
    }
}
