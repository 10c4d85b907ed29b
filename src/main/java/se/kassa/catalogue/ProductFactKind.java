package se.kassa.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import se.kassa.platform.contact.EmailAddress;
import se.kassa.platform.i18n.Languages;

/**
 * A fact about a product that the law asks for: who is responsible for its safety, as Regulation (EU) 2023/988 art. 19
 * asks, and what food is made of, as Regulation (EU) 1169/2011 art. 14 asks.
 */
public enum ProductFactKind {
    WARNINGS(2000, true, true),
    MANUFACTURER_NAME(200, false, true),
    MANUFACTURER_ADDRESS(300, false, true),
    MANUFACTURER_EMAIL(254, false, true),
    RESPONSIBLE_NAME(200, false, true),
    RESPONSIBLE_ADDRESS(300, false, true),
    RESPONSIBLE_EMAIL(254, false, true),
    GTIN(14, false, true),
    INGREDIENTS(2000, true, false),
    ALLERGENS(500, true, false),
    ORIGIN(200, true, false);

    private static final String TRADE_NUMBER = "\\d{8}|\\d{12,14}";

    private final int maxLength;
    private final boolean translated;
    private final boolean safety;

    ProductFactKind(int maxLength, boolean translated, boolean safety) {
        this.maxLength = maxLength;
        this.translated = translated;
        this.safety = safety;
    }

    /**
     * A fact in a language.
     *
     * @param language tag; empty for a fact that is not translated
     */
    public record Key(ProductFactKind fact, String language) {

        /** Name of the column in a product file: {@code gtin}, {@code warnings_sv}. */
        public String column() {
            String name = fact.name().toLowerCase(Locale.ROOT);
            return language.isEmpty() ? name : name + "_" + language;
        }
    }

    /** The keys of all facts, in the order of forms and files. */
    public static List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        for (ProductFactKind fact : values()) {
            Stream<String> languages = fact.translated
                    ? Stream.concat(Stream.of(Languages.DEFAULT), Languages.all().stream())
                            .distinct()
                            .map(Locale::getLanguage)
                    : Stream.of("");
            languages.map(language -> new Key(fact, language)).forEach(keys::add);
        }
        return keys;
    }

    /** The key of a column; empty if the column is not of a fact. */
    public static Optional<Key> ofColumn(String column) {
        return keys().stream().filter(key -> key.column().equals(column)).findFirst();
    }

    /** Whether a text is a value of this fact; an empty one is none. */
    public boolean accepts(String text) {
        if (text.length() > maxLength
                || text.chars().anyMatch(sign -> Character.isISOControl(sign) && !Character.isWhitespace(sign))) {
            return false;
        }
        return text.isEmpty()
                || switch (this) {
                    case GTIN -> text.matches(TRADE_NUMBER) && isChecked(text);
                    case MANUFACTURER_EMAIL, RESPONSIBLE_EMAIL ->
                        EmailAddress.parse(text).isPresent();
                    default -> true;
                };
    }

    /** Whether the last digit is the check digit of GS1: weights 3 and 1 from the right. */
    private static boolean isChecked(String number) {
        int[] digits = number.chars().map(digit -> digit - '0').toArray();
        int sum = 0;
        for (int i = 0; i < digits.length; i++) {
            sum += digits[digits.length - 1 - i] * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }

    /** Characters of the longest value. */
    public int getMaxLength() {
        return maxLength;
    }

    /** Whether the fact has a text in each language. */
    public boolean isTranslated() {
        return translated;
    }

    /** Whether it is about product safety, otherwise about food. */
    public boolean isSafety() {
        return safety;
    }

    /** The facts about product safety that each product needs; the responsible person only if the maker is outside the EU. */
    static List<ProductFactKind> needed() {
        return Arrays.asList(MANUFACTURER_NAME, MANUFACTURER_ADDRESS, MANUFACTURER_EMAIL);
    }
}
