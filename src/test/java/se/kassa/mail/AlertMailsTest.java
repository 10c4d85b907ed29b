package se.kassa.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kassa.alert.AlertCause;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsReader;
import se.kassa.platform.settings.ShopSettings;

class AlertMailsTest {

    private static final ShopSettings SHOP =
            ShopSettings.read(new SettingsReader(new MapConfig(Map.of("kassa.public-url", "https://shop.example/"))));

    @ParameterizedTest
    @EnumSource
    void alertMailSaysCauseActionAndPage(AlertCause cause) {
        Mail mail = AlertMails.write("1", mail(cause, "10001"), SHOP);
        assertThat(mail.subject()).endsWith(" (10001)");
        assertThat(mail.text()).contains("AMOUNT_DIFFERS", "https://shop.example/admin/order/10001");
        assertThat(mail.text().lines().filter(line -> !line.isBlank())).hasSize(4);
    }

    @Test
    void alertWithoutOrderLinksToProblems() {
        Mail mail = AlertMails.write("1", mail(AlertCause.NOTIFICATION_FAILED, null), SHOP);
        assertThat(mail.text()).contains("https://shop.example/admin/problems").doesNotContain("null");
    }

    @Test
    void wrongKeysNameTheirProvider() {
        Mail mail = AlertMails.write("1", mail(AlertCause.PROVIDER_MISCONFIGURED, null, "Stripe"), SHOP);
        assertThat(mail.subject()).startsWith("Stripe ");
        assertThat(mail.text()).contains("via Stripe", "från Stripe");
    }

    private static AlertMails.AlertMail mail(AlertCause cause, String number) {
        return mail(cause, number, null);
    }

    private static AlertMails.AlertMail mail(AlertCause cause, String number, String providerName) {
        return new AlertMails.AlertMail(
                "ops@example.org", cause, number, providerName, "Held: AMOUNT_DIFFERS", OffsetDateTime.now());
    }
}
