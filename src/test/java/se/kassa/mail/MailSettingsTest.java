package se.kassa.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsException;
import se.kassa.platform.settings.SettingsReader;

class MailSettingsTest {

    @Test
    void mailIsOffWithoutASession() {
        assertThat(read(Map.of()).isOn()).isFalse();
    }

    @Test
    void sessionAndSenderSuffice() {
        MailSettings settings =
                read(Map.of("kassa.mail.session", "mail/kassa", "kassa.mail.from", "Lövgrens <shop@example.org>"));
        assertThat(settings.isOn()).isTrue();
        assertThat(settings.alertsTo()).isEmpty();
    }

    @Test
    void alertsMayHaveSeveralRecipients() {
        assertThat(read(Map.of(
                                "kassa.mail.session", "m",
                                "kassa.mail.from", "shop@example.org",
                                "kassa.mail.alerts-to", "a@example.org, b@example.org"))
                        .alertsTo())
                .containsExactly("a@example.org", "b@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop",
                "shop@",
                "Lövgrens <lövgren@example.org>",
                "shop.@example.org",
                "shop@example..org",
                "Shop\r\nBcc: x <shop@example.org>",
                "Shops: a@example.org;",
                "a@example.org, b@example.org",
                "a@example.org\r\nBcc: b@example.org"
            })
    void invalidSenderIsReported(String from) {
        refused(Map.of("kassa.mail.session", "m", "kassa.mail.from", from), "kassa.mail.from");
    }

    @Test
    void sessionNeedsASenderAndAlertsNeedASession() {
        refused(Map.of("kassa.mail.session", "m"), "kassa.mail.from");
        refused(Map.of("kassa.mail.alerts-to", "a@example.org"), "kassa.mail.session");
    }

    @Test
    void replyToAndAlertRecipientsAreValidated() {
        refused(
                Map.of(
                        "kassa.mail.session", "m",
                        "kassa.mail.from", "shop@example.org",
                        "kassa.mail.reply-to", "Kundtjänst <hjälp@example.org>"),
                "kassa.mail.reply-to");
        refused(
                Map.of(
                        "kassa.mail.session", "m",
                        "kassa.mail.from", "shop@example.org",
                        "kassa.mail.alerts-to", "drift@example.org, jour.@example.org"),
                "kassa.mail.alerts-to");
    }

    private static void refused(Map<String, String> settings, String name) {
        assertThatThrownBy(() -> read(settings))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(name);
    }

    private static MailSettings read(Map<String, String> settings) {
        SettingsReader reader = new SettingsReader(new MapConfig(settings));
        MailSettings read = MailSettings.read(reader);
        reader.check();
        return read;
    }
}
