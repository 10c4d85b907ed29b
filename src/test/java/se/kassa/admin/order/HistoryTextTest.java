package se.kassa.admin.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.order.HistoryMessage;

/** History entries are translated into the page's language where a translation exists. */
class HistoryTextTest {

    private static String text(String event, String status, String language) {
        return HistoryText.write(
                HistoryMessage.of("history.notified", event, status),
                "SEK",
                Locale.forLanguageTag(language),
                "fake",
                "Fake");
    }

    @Test
    void aTextNamesTheProviderOfItsPayment() {
        assertThat(HistoryText.write(
                        HistoryMessage.of("history.external.capture", 100L), "SEK", Locale.ENGLISH, "fake", "Fake"))
                .contains("at Fake");
    }

    @Test
    void knownProviderTermsAreTranslated() {
        assertThat(text("CREATED", "READY", "sv")).isEqualTo("Skapad, Klar att debitera");
        assertThat(text("CREATED", "FULLY_DELIVERED", "en")).isEqualTo("Created, Fully captured");
        assertThat(text("OTHER", "NEVER_HEARD", "sv")).isEqualTo("OTHER, NEVER_HEARD");
    }

    @Test
    void theProvidersOwnTermGoesBeforeAnothersWithTheSameName() {
        Map<String, String> texts =
                Map.of("ecster.status.pending", "E", "stripe.status.pending", "S", "third.status.pending", "T");
        assertThat(HistoryText.translated("pending", texts, "stripe")).isEqualTo("S");
        assertThat(HistoryText.translated("pending", texts, "third")).isEqualTo("T");
        assertThat(HistoryText.translated("pending", texts, "without-texts")).isEqualTo("E");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOPPED", "CREDIT", "@save", "@@save", "@"})
    void whatStaffWroteIsNotTranslated(String reason) {
        String shown = HistoryText.write(
                HistoryMessage.of("history.cancelled", reason), "SEK", Locale.ENGLISH, "fake", "Fake");
        assertThat(shown).endsWith("Reason: " + reason);
    }

    @Test
    void referenceToAnotherTextIsTranslated() {
        HistoryMessage message = HistoryMessage.of("history.mail", HistoryMessage.text("mail.event.PAID"), "x");
        assertThat(HistoryText.write(message, "SEK", Locale.ENGLISH, "fake", "Fake"))
                .isEqualTo("Paid");
    }
}
