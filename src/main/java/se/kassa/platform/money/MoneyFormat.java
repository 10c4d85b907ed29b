package se.kassa.platform.money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import se.kassa.platform.i18n.Language;

/** Formats amounts in the request's language; EL name {@code money}. */
@Named("money")
@ApplicationScoped
public class MoneyFormat {

    /** Whose way of writing amounts is used; for other languages, Sweden's. */
    private static final Map<String, String> COUNTRIES = Map.of("en", "GB");

    private static final String OWN_COUNTRY = "SE";
    private static final char MINUS = '\u2212';

    private static final Map<FormatKey, NumberFormat> FORMATS = new ConcurrentHashMap<>();

    @Inject
    private Language language;

    /** Formats an amount in minor units of an ISO 4217 currency, {@code 1 234,50 kr} or {@code SEK 1,234.50}. */
    public String format(long minorUnits, String currency) {
        return format(minorUnits, currency, language.getLocale());
    }

    /** Formats basis points as a percentage, {@code 12,5 %}. */
    public String percent(long basisPoints) {
        return formatOf(language.getLocale(), null).format(BigDecimal.valueOf(basisPoints, 4));
    }

    /** Formats an amount in a given language; a negative amount has a minus sign, not a hyphen. */
    public static String format(long minorUnits, String currency, Locale language) {
        Currency unit = Currency.getInstance(currency);
        return formatOf(language, unit)
                .format(BigDecimal.valueOf(minorUnits, unit.getDefaultFractionDigits()))
                .replace('-', MINUS);
    }

    /** A new instance for each call, because formats are not thread-safe; a clone, because creation is slower. */
    private static NumberFormat formatOf(Locale language, Currency currency) {
        return (NumberFormat) FORMATS.computeIfAbsent(new FormatKey(language, currency), FormatKey::format)
                .clone();
    }

    /** @param currency null for percentages */
    private record FormatKey(Locale language, Currency currency) {

        NumberFormat format() {
            return currency == null ? percentFormat() : currencyFormat();
        }

        private NumberFormat percentFormat() {
            NumberFormat format = NumberFormat.getPercentInstance(language);
            format.setMaximumFractionDigits(2);
            return format;
        }

        private NumberFormat currencyFormat() {
            DecimalFormat format = (DecimalFormat) NumberFormat.getCurrencyInstance(new Locale.Builder()
                    .setLocale(language)
                    .setRegion(COUNTRIES.getOrDefault(language.getLanguage(), OWN_COUNTRY))
                    .build());
            // Java writes SEK1,234.50: the space after letters is missing.
            format.applyPattern(format.toPattern().replaceFirst("^\u00a4(?=[#0])", "\u00a4\u00a0"));
            format.setCurrency(currency);
            return format;
        }
    }
}
