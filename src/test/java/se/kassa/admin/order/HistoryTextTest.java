package se.kassa.admin.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import se.kassa.order.HistoryMessage;

/** History entries are translated into the page's language where a translation exists. */
class HistoryTextTest {

    private static String told(String event, String status, String language) {
        return HistoryText.write(
                HistoryMessage.of("history.notified", event, status), "SEK", Locale.forLanguageTag(language));
    }

    @Test
    void knownProviderTermsAreTranslated() {
        assertThat(told("CREATED", "READY", "sv")).isEqualTo("Skapad, Klar att debitera");
        assertThat(told("CREATED", "FULLY_DELIVERED", "en")).isEqualTo("Created, Fully captured");
        assertThat(told("NEWS", "NEVER_HEARD", "sv")).isEqualTo("NEWS, NEVER_HEARD");
    }
}
