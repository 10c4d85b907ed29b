package se.kassa.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.HttpShopper;
import se.kassa.testing.Servers;

/** Whatever is searched for on the shelf. */
class SearchIT {

    private static final String FOUND = "product.xhtml?sku=te-chai";

    private static String searches(String words) {
        String path = "index.xhtml?search=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
        return new HttpShopper(Servers.shared().shopUrl()).opens(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chai", "CHAI", " ch\u00e2i "})
    void aProductIsFoundByItsWordsInAnySpelling(String words) {
        assertThat(searches(words)).contains(FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ch%i", "ch_i", "!", "'", "\\", "?", ":x", "\u8E4C%", "#{1}", "\uD83C\uDF75"})
    void nothingThatIsSearchedForIsAnErrorOrAPattern(String words) {
        assertThat(searches(words)).doesNotContain(FOUND);
    }
}
