package se.kassa.platform.money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import se.kassa.platform.i18n.Language;

/** Writes amounts as the page's language writes them; known to pages as {@code money}. */
@Named("money")
@ApplicationScoped
public class MoneyFormat {

    private static final String COUNTRY = "SE";
    private static final char MINUS = '\u2212';

    private static final Map<Writing, NumberFormat> FORMATS = new ConcurrentHashMap<>();

    @Inject
    private Language language;

    /** An amount in minor units of the currency with this ISO 4217 code, {@code 1 234,50 kr}. */
    public String format(long minorUnits, String currency) {
        return format(minorUnits, currency, language.getLocale());
    }

    /** A share in basis points, {@code 12,5 %}. */
    public String percent(long basisPoints) {
        return formatOf(language.getLocale(), null).format(BigDecimal.valueOf(basisPoints, 4));
    }

    /** The same in a language of choice; a negative amount has a minus sign, not a hyphen, in every language. */
    public static String format(long minorUnits, String currency, Locale language) {
        Currency unit = Currency.getInstance(currency);
        return formatOf(language, unit)
                .format(BigDecimal.valueOf(minorUnits, unit.getDefaultFractionDigits()))
                .replace('-', MINUS);
    }

    /** One for each call, for a format is not for several threads; copied, for to make one takes longer than to write. */
    private static NumberFormat formatOf(Locale language, Currency currency) {
        return (NumberFormat) FORMATS.computeIfAbsent(new Writing(language, currency), Writing::format)
                .clone();
    }

    /** @param currency null for shares */
    private record Writing(Locale language, Currency currency) {

        NumberFormat format() {
            return currency == null ? ofShares() : ofAmounts();
        }

        private NumberFormat ofShares() {
            NumberFormat format = NumberFormat.getPercentInstance(language);
            format.setMaximumFractionDigits(2);
            return format;
        }

        private NumberFormat ofAmounts() {
            NumberFormat format = NumberFormat.getCurrencyInstance(
                    new Locale.Builder().setLocale(language).setRegion(COUNTRY).build());
            format.setCurrency(currency);
            return format;
        }
    }
}
