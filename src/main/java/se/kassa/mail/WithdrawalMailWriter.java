package se.kassa.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.kassa.mail.OrderMailModel.Entry;
import se.kassa.platform.i18n.Languages;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.i18n.TimeFormat;
import se.kassa.platform.settings.Settings;
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
    private Settings settings;

    /** The values that the templates of the mail may show. */
    record Model(
            String language,
            String heading,
            String intro,
            Entry received,
            Entry number,
            Entry name,
            Entry email,
            Entry products,
            List<Product> lines,
            String late,
            String refund,
            Entry receipt,
            Entry terms,
            String shop,
            String company,
            String contact) {}

    /** A product that the withdrawal concerns. */
    record Product(int quantity, String name) {}

    Mail write(Withdrawal withdrawal) {
        Locale locale = Languages.find(withdrawal.getLanguage()).orElse(Languages.DEFAULT);
        Texts texts = Texts.shop(locale);
        Model model = model(withdrawal, locale, texts);
        return new Mail(
                withdrawal.mailId(),
                withdrawal.getEmail(),
                locale,
                texts.format("withdrawal.mail.subject", withdrawal.getOrderNumber(), texts.get("shop.name")),
                templates.text(TEMPLATE, model),
                templates.html(TEMPLATE, model));
    }

    private Model model(Withdrawal withdrawal, Locale locale, Texts texts) {
        return new Model(
                locale.toLanguageTag(),
                texts.get("withdrawal.received"),
                texts.get("withdrawal.statement"),
                new Entry(
                        texts.get("withdrawal.received.at"),
                        times.second(withdrawal.getReceivedAt()) + " (" + times.zone() + ")"),
                new Entry(texts.get("order.number"), withdrawal.getOrderNumber()),
                new Entry(texts.get("withdrawal.name"), withdrawal.getName()),
                new Entry(texts.get("withdrawal.sendTo"), withdrawal.getEmail()),
                new Entry(texts.get("withdrawal.products"), ""),
                withdrawal.getLines().stream()
                        .map(line -> new Product(line.getQuantity(), line.getName()))
                        .toList(),
                withdrawal.isLate() ? texts.get("withdrawal.late") : null,
                texts.format(
                        "withdrawal.refund",
                        period.refundDay(withdrawal.getReceivedAt()).toString()),
                new Entry(texts.get("withdrawal.view"), address("withdrawal?receipt=" + withdrawal.getToken())),
                new Entry(texts.get("terms"), address("terms")),
                texts.get("shop.name"),
                texts.get("terms.company.text"),
                Stream.of("terms.company.email", "terms.company.phone")
                        .map(texts::get)
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining(" · ")));
    }

    private String address(String page) {
        return settings.publicUrl().resolve(page).toString();
    }
}
