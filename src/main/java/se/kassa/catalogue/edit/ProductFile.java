package se.kassa.catalogue.edit;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import se.kassa.catalogue.ProductText;
import se.kassa.catalogue.edit.ImportMistake.Kind;
import se.kassa.platform.i18n.Languages;
import se.kassa.platform.money.MoneyText;
import se.kassa.platform.money.VatRate;

/**
 * Reads a file of products: a line of headings and a line for each product, with commas or semicolons between. Columns are
 * {@code sku}, {@code category}, {@code price} in kronor, {@code vat} in percent, and {@code name_sv}; {@code stock},
 * {@code weight} in grams, {@code description_sv}, and names and descriptions in other languages may be left out.
 */
public final class ProductFile {

    /**
     * What is in the file.
     *
     * @param changes in the order of the lines; complete only where there are no mistakes
     * @param mistakes all of them, in the order of the lines
     */
    public record Content(List<ProductChange> changes, List<ImportMistake> mistakes) {}

    private static final int MOST_LINES = 20_000;
    private static final int LONGEST_SKU = 32;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 2000;
    private static final List<String> NEEDED = List.of("sku", "category", "price", "vat", "name_sv");
    private static final Set<String> OPTIONAL = Set.of("stock", "weight");

    private final Set<String> categories;
    private final List<ProductChange> changes = new ArrayList<>();
    private final List<ImportMistake> mistakes = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private ProductFile(Set<String> categories) {
        this.categories = categories;
    }

    /** @param categories the codes of those that there are */
    public static Content read(String text, Set<String> categories) {
        ProductFile file = new ProductFile(categories);
        file.read(text.startsWith("\ufeff") ? text.substring(1) : text);
        return new Content(List.copyOf(file.changes), List.copyOf(file.mistakes));
    }

    private void read(String text) {
        String firstLine = text.lines().findFirst().orElse("");
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(firstLine.contains(";") ? ';' : ',')
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreHeaderCase(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            checkHeadings(parser.getHeaderNames());
            if (mistakes.isEmpty()) {
                readLines(parser);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            mistake(1, Kind.NOT_READABLE, "");
        }
    }

    private void checkHeadings(List<String> headings) {
        List<String> names =
                headings.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        NEEDED.stream().filter(name -> !names.contains(name)).forEach(name -> mistake(1, Kind.COLUMN_MISSING, name));
        names.stream().filter(name -> !isKnown(name)).forEach(name -> mistake(1, Kind.COLUMN_UNKNOWN, name));
    }

    private static boolean isKnown(String name) {
        return NEEDED.contains(name) || OPTIONAL.contains(name) || name.matches("(name|description)_[a-z]{2,3}");
    }

    private void readLines(CSVParser parser) {
        for (CSVRecord line : parser) {
            if (changes.size() + mistakes.size() > MOST_LINES) {
                mistake(parser.getCurrentLineNumber(), Kind.TOO_MANY_LINES, Integer.toString(MOST_LINES));
                return;
            }
            long number = parser.getCurrentLineNumber();
            if (line.isConsistent()) {
                readLine(line, number);
            } else {
                mistake(number, Kind.COLUMNS_DIFFER, Integer.toString(line.size()));
            }
        }
    }

    private void readLine(CSVRecord line, long number) {
        int before = mistakes.size();
        String sku = line.get("sku");
        if (sku.isBlank() || sku.length() > LONGEST_SKU) {
            mistake(number, Kind.SKU, sku);
        } else if (!seen.add(sku)) {
            mistake(number, Kind.TWICE, sku);
        }
        String category = line.get("category");
        if (!categories.contains(category)) {
            mistake(number, Kind.CATEGORY, category);
        }
        Optional<Long> price = MoneyText.parse(line.get("price"));
        if (price.isEmpty()) {
            mistake(number, Kind.PRICE, line.get("price"));
        }
        Optional<VatRate> vat = VatRate.parse(line.get("vat"));
        if (vat.isEmpty()) {
            mistake(number, Kind.VAT, line.get("vat"));
        }
        Integer stock = whole(line, "stock", number, Kind.STOCK);
        Integer weight = whole(line, "weight", number, Kind.WEIGHT);
        Map<String, ProductText> texts = texts(line, number);
        if (mistakes.size() == before) {
            changes.add(new ProductChange(
                    sku,
                    category,
                    price.orElseThrow(),
                    vat.orElseThrow(),
                    line.isMapped("weight"),
                    weight,
                    null,
                    true,
                    line.isMapped("stock"),
                    stock,
                    texts));
        }
    }

    /** Null where the column is not there or empty. */
    private Integer whole(CSVRecord line, String column, long number, Kind kind) {
        if (!line.isMapped(column) || line.get(column).isBlank()) {
            return null;
        }
        if (!line.get(column).matches("\\d{1,8}")) {
            mistake(number, kind, line.get(column));
            return null;
        }
        return Integer.valueOf(line.get(column));
    }

    private Map<String, ProductText> texts(CSVRecord line, long number) {
        Map<String, ProductText> texts = new HashMap<>();
        for (String column : line.toMap().keySet()) {
            String language = column.toLowerCase(Locale.ROOT).replaceFirst("^name_", "");
            if (language.length() == column.length()) {
                continue;
            }
            String name = unmasked(line.get(column));
            String described = "description_" + language;
            String description = line.isMapped(described) ? unmasked(line.get(described)) : "";
            if (name.isBlank() && !language.equals(Languages.DEFAULT.getLanguage())) {
                continue;
            }
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                mistake(number, Kind.NAME, name);
            }
            if (description.length() > LONGEST_DESCRIPTION) {
                mistake(number, Kind.DESCRIPTION, description.substring(0, 20));
            }
            texts.put(language, new ProductText(name, description));
        }
        return texts;
    }

    /** A text that looks like a formula has an apostrophe before it in files that the shop writes. */
    private static String unmasked(String text) {
        return text.matches("(?s)'[=+@\\-].*") ? text.substring(1) : text;
    }

    private void mistake(long line, Kind kind, String value) {
        mistakes.add(new ImportMistake(line, kind, value));
    }
}
