package se.kassa.accounting;

import java.util.regex.Pattern;
import se.kassa.platform.settings.SettingsReader;
import se.kassa.platform.text.InputNormalizer;

/**
 * The company that sells, as receipts name it ({@code kassa.seller.*}). Each part is null if it is not set.
 *
 * @param address one line
 */
public record Seller(String name, String address, String companyNumber, String vatNumber) {

    private static final String PREFIX = "kassa.seller.";
    private static final int LONGEST = 200;
    private static final int LONGEST_NUMBER = 40;

    /** Of Sweden: SE, the ten digits of the company number, 01. */
    private static final Pattern VAT_NUMBER = Pattern.compile("SE\\d{10}01|(?!SE)[A-Z]{2}[A-Z0-9+*]{2,13}");

    static Seller read(SettingsReader reader) {
        return new Seller(
                text(reader, "name", LONGEST),
                text(reader, "address", LONGEST),
                text(reader, "company-number", LONGEST_NUMBER),
                vatNumber(reader));
    }

    private static String text(SettingsReader reader, String name, int longest) {
        String value = reader.optional(PREFIX + name).orElse(null);
        if (value != null && value.length() > longest) {
            reader.error(PREFIX + name, "must have at most " + longest + " characters");
        }
        return value;
    }

    private static String vatNumber(SettingsReader reader) {
        String value = reader.optional(PREFIX + "vat-number")
                .map(text -> InputNormalizer.normalizeNumber(text).replaceAll("[ -]", ""))
                .orElse(null);
        if (value != null && !VAT_NUMBER.matcher(value).matches()) {
            reader.error(PREFIX + "vat-number", "must be a VAT number, in Sweden SE, ten digits and 01");
        }
        return value;
    }
}
