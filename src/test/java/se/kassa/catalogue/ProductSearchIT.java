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
        return new ShopperHttpClient(Servers.shared().shopUrl()).opens(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chai", "CHAI", " ch\u00e2i "})
    void productIsFoundInAnySpelling(String words) {
        assertThat(searches(words)).contains(FOUND);
    }

    @ParameterizedTest
    @CsvSource({"te", "TE-CH", "te chai", "chai kanel"})
    void searchMatchesBeginningsOfWords(String words) {
        assertThat(searches(words)).contains(FOUND);
    }

    @ParameterizedTest
    @CsvSource({"hai", "chai kaffe", "e-chai"})
    void middleOfAWordDoesNotMatch(String words) {
        assertThat(searches(words)).doesNotContain(FOUND);
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
