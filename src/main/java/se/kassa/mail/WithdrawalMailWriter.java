package se.kassa.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import se.kassa.platform.i18n.Languages;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.i18n.TimeFormat;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.returns.withdrawal.Withdrawal;
import se.kassa.returns.withdrawal.WithdrawalPeriod;

/** Writes the confirmation of a withdrawal, in the language of the page that it was made on. */
@ApplicationScoped
class WithdrawalMailWriter {

    private static final String TEMPLATE = "withdrawal";

    @Inject
    private MailTemplates templates;

    @Inject
    private TimeFormat times;

    @Inject
    private WithdrawalPeriod period;

    @Inject
    private ShopSettings settings;

    Mail write(Withdrawal withdrawal) {
        Locale locale = Languages.find(withdrawal.getLanguage()).orElse(Languages.DEFAULT);
        Texts texts = Texts.shop(locale);
        Map<String, Object> model = model(withdrawal, locale, texts).values();
        return new Mail(
                withdrawal.mailId(),
                withdrawal.getEmail(),
                locale,
                texts.format("withdrawal.mail.subject", withdrawal.getOrderNumber(), texts.get("shop.name")),
                templates.text(TEMPLATE, model),
                templates.html(TEMPLATE, model));
    }

    private MailModel model(Withdrawal withdrawal, Locale locale, Texts texts) {
        MailModel model = new MailModel(texts, locale, settings.publicUrl());
        model.put("heading", texts.get("withdrawal.received"));
        model.put("intro", texts.get("withdrawal.statement"));
        model.put(
                "received",
                "withdrawal.received.at",
                times.second(withdrawal.getReceivedAt()) + " (" + times.zone() + ")");
        model.put("number", "order.number", withdrawal.getOrderNumber());
        model.put("name", "withdrawal.name", withdrawal.getName());
        model.put("email", "withdrawal.sendTo", withdrawal.getEmail());
        model.put("products", "withdrawal.products", "");
        model.put(
                "lines",
                withdrawal.getLines().stream()
                        .map(line -> new MailModel.Product(line.getQuantity(), line.getName()))
                        .toList());
        model.put("late", withdrawal.isLate() ? texts.get("withdrawal.late") : null);
        model.put(
                "refund",
                texts.format(
                        "withdrawal.refund",
                        period.refundDay(withdrawal.getReceivedAt()).toString()));
        model.putLink("receipt", "withdrawal.view", "withdrawal?receipt=" + withdrawal.getToken());
        return model;
    }
}
