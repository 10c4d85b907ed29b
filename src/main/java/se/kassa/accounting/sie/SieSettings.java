package se.kassa.accounting.sie;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.kassa.platform.money.VatRate;
import se.kassa.platform.settings.SettingsReader;

/**
 * Account numbers of the ledger ({@code kassa.sie.account.*}) and the series of vouchers ({@code kassa.sie.series}); the
 * default accounts are those of the Swedish chart of accounts BAS.
 */
public final class SieSettings {

    private static final String PREFIX = "kassa.sie.account.";
    private static final int LOWEST = 1000;
    private static final int HIGHEST = 9999;
    private static final int CLAIM = 1686;
    private static final String SERIES = "W";
    private static final String NO_SERIES = "none";

    private static final Map<VatRate, Integer> SALES =
            Map.of(VatRate.TWENTY_FIVE, 3001, VatRate.TWELVE, 3002, VatRate.SIX, 3003, VatRate.ZERO, 3004);
    private static final Map<VatRate, Integer> VAT =
            Map.of(VatRate.TWENTY_FIVE, 2611, VatRate.TWELVE, 2621, VatRate.SIX, 2631);

    private final Map<VatRate, Integer> sales;
    private final Map<VatRate, Integer> vat;
    private final int claim;
    private final Map<String, Integer> claims;
    private final String series;

    private SieSettings(
            Map<VatRate, Integer> sales,
            Map<VatRate, Integer> vat,
            int claim,
            Map<String, Integer> claims,
            String series) {
        this.sales = sales;
        this.vat = vat;
        this.claim = claim;
        this.claims = claims;
        this.series = series;
    }

    /** @param providers the ids of the payment providers, which may have an account each */
    static SieSettings read(SettingsReader reader, List<String> providers) {
        int claim = account(reader, "claim", CLAIM);
        Map<String, Integer> claims = new HashMap<>();
        providers.forEach(provider -> claims.put(provider, account(reader, "claim." + provider, claim)));
        return new SieSettings(
                perRate(reader, "sales-", SALES), perRate(reader, "vat-", VAT), claim, claims, series(reader));
    }

    private static Map<VatRate, Integer> perRate(SettingsReader reader, String name, Map<VatRate, Integer> defaults) {
        Map<VatRate, Integer> accounts = new EnumMap<>(VatRate.class);
        defaults.forEach((rate, account) -> accounts.put(rate, account(reader, name + rate.percent(), account)));
        return accounts;
    }

    private static int account(SettingsReader reader, String name, int fallback) {
        return reader.integer(PREFIX + name, fallback, LOWEST, HIGHEST);
    }

    private static String series(SettingsReader reader) {
        String value = reader.optional("kassa.sie.series").orElse(SERIES);
        if (!value.matches("[A-Za-z0-9]{1,10}")) {
            reader.error("kassa.sie.series", "must be up to ten letters and digits, or none");
        }
        return value.equals(NO_SERIES) ? null : value;
    }

    /** The series of vouchers; null if the ledger numbers them. */
    public String series() {
        return series;
    }

    /** The claim on a payment provider; null for an unknown provider. */
    int claim(String provider) {
        return provider == null ? claim : claims.getOrDefault(provider, claim);
    }

    /** @param vatRate basis points */
    int sales(int vatRate) {
        return sales.get(VatRate.ofBasisPoints(vatRate));
    }

    /** @param vatRate basis points, not zero */
    int vat(int vatRate) {
        return vat.get(VatRate.ofBasisPoints(vatRate));
    }
}
