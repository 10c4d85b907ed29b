package se.kassa.catalogue.edit;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import se.kassa.platform.text.InputNormalizer;

/** Parses SKUs that staff type or import, and finds those that look alike. */
public final class Skus {

    /** The lowest limit of the payment providers. */
    private static final int LONGEST = 32;

    private Skus() {}

    /**
     * Parses a SKU. Surrounding spaces and invisible characters are removed; inside the SKU they are an error, because
     * it would look like another.
     *
     * @return empty unless it has 1 to 32 characters without spaces, control characters and invisible characters
     */
    public static Optional<String> parse(String text) {
        String sku = InputNormalizer.strip(text);
        boolean valid =
                !sku.isEmpty() && sku.length() <= LONGEST && sku.codePoints().allMatch(Skus::isVisible);
        return valid ? Optional.of(sku) : Optional.empty();
    }

    private static boolean isVisible(int character) {
        return !Character.isISOControl(character)
                && !InputNormalizer.normalize(Character.toString(character)).isEmpty();
    }

    /** The SKUs among many that differ from others by case or by characters that look alike only. */
    public static final class Lookalikes {

        private final Map<String, String> known = new HashMap<>();

        /** @param skus existing SKUs */
        public Lookalikes(Collection<String> skus) {
            skus.forEach(sku -> known.put(key(sku), sku));
        }

        /** Adds a SKU and returns a different one that looks the same; empty if there is none. */
        public Optional<String> add(String sku) {
            return Optional.ofNullable(known.putIfAbsent(key(sku), sku)).filter(other -> !other.equals(sku));
        }

        private static String key(String sku) {
            return InputNormalizer.normalize(sku).replace(" ", "").toLowerCase(Locale.ROOT);
        }
    }
}
