package se.kassa.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.OffsetDateTime;
import java.util.Locale;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRaised;
import se.kassa.payment.ProviderAlerts;
import se.kassa.platform.i18n.Languages;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.outbox.Outbox;
import se.kassa.platform.outbox.OutboxDelivery;
import se.kassa.platform.outbox.OutboxHandler;
import se.kassa.platform.security.Tokens;
import se.kassa.platform.settings.ShopSettings;

/**
 * Mails every alert to each address of {@code kassa.mail.alerts-to}, once while it is open, in the shop's own language.
 */
@ApplicationScoped
public class AlertMails implements OutboxHandler {

    /**
     * What the outbox keeps.
     *
     * @param orderNumber null if no order is concerned
     * @param providerName the provider that the alert is about; null if it is about no single one
     */
    public record AlertMail(
            String to,
            AlertCause cause,
            String orderNumber,
            String providerName,
            String explanation,
            OffsetDateTime at) {}

    private static final String NAME = "alert-mail";
    private static final int ID_LENGTH = 24;
    private static final Jsonb JSON = JsonbBuilder.create();

    @Inject
    private MailSettings settings;

    @Inject
    private ShopSettings shop;

    @Inject
    private Outbox outbox;

    @Inject
    private MailSender sender;

    @Inject
    private ProviderAlerts providerAlerts;

    @Override
    public String name() {
        return NAME;
    }

    /** Queues the mail in the transaction that writes the alert. */
    void hear(@Observes AlertRaised raised) {
        if (raised.cause() == AlertCause.MESSAGE_FAILED && raised.subject().equals(NAME)) {
            return;
        }
        String provider = providerAlerts
                .providerName(raised.cause(), raised.subject(), raised.orderNumber())
                .orElse(null);
        for (String to : settings.alertsTo()) {
            AlertMail mail = new AlertMail(
                    to, raised.cause(), raised.orderNumber(), provider, raised.explanation(), raised.at());
            outbox.put(NAME, id(raised, to), raised.orderNumber(), JSON.toJson(mail));
        }
    }

    private static String id(AlertRaised raised, String to) {
        return Tokens.sha256(raised.cause() + " " + raised.subject() + " " + raised.at() + " " + to)
                .substring(0, ID_LENGTH);
    }

    @Override
    public void deliver(OutboxDelivery delivery) {
        sender.send(write(delivery.id(), JSON.fromJson(delivery.payload(), AlertMail.class), shop));
    }

    static Mail write(String id, AlertMail mail, ShopSettings shop) {
        Locale locale = Languages.DEFAULT;
        Texts texts = Texts.admin(locale);
        String cause = text(texts, mail, "alert.");
        String page = mail.orderNumber() == null ? "admin/problems" : "admin/order/" + mail.orderNumber();
        String about = mail.orderNumber() == null ? "" : " (" + mail.orderNumber() + ")";
        String text = String.join(
                "\n\n",
                cause + about,
                text(texts, mail, "alert.todo."),
                mail.explanation(),
                shop.publicUrl().resolve(page).toString());
        return new Mail("alert-" + id, mail.to(), locale, cause + about, text + "\n", null);
    }

    private static String text(Texts texts, AlertMail mail, String prefix) {
        String key = prefix + mail.cause();
        return mail.providerName() == null ? texts.get(key) : texts.about(mail.providerName(), key);
    }
}
