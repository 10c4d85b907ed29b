package se.kassa.platform.money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import se.kassa.platform.i18n.Language;

/** Writes amounts as the page's language writes them; known to pages as {@code money}. */
@Named("money")
@ApplicationScoped
public class MoneyFormat {

    private static final String COUNTRY = "SE";
    private static final char MINUS = '\u2212';

    @Inject
    private Language language;

    /** An amount in minor units of the currency with this ISO 4217 code, {@code 1 234,50 kr}. */
    public String format(long minorUnits, String currency) {
        return format(minorUnits, currency, language.getLocale());
    }

    /** A share in basis points, {@code 12,5 %}. */
    public String percent(long basisPoints) {
        NumberFormat format = NumberFormat.getPercentInstance(language.getLocale());
        format.setMaximumFractionDigits(2);
        return format.format(BigDecimal.valueOf(basisPoints, 4));
    }

    /** The same in a language of choice; a negative amount has a minus sign, not a hyphen, in every language. */
    public static String format(long minorUnits, String currency, Locale language) {
        Currency unit = Currency.getInstance(currency);
        NumberFormat format = NumberFormat.getCurrencyInstance(
                new Locale.Builder().setLocale(language).setRegion(COUNTRY).build());
        format.setCurrency(unit);
        return format.format(BigDecimal.valueOf(minorUnits, unit.getDefaultFractionDigits()))
                .replace('-', MINUS);
    }
}
