package se.kassa.catalogue.edit;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import se.kassa.catalogue.edit.ImportError.Kind;
import se.kassa.platform.text.InputNormalizer;

/**
 * Reads a CSV file of products: a header line and one line per product, separated by commas or semicolons. Required
 * columns are {@code sku}, {@code category}, {@code price} in kronor, {@code vat} in percent, and {@code name_sv};
 * optional are {@code stock}, {@code weight} in grams, {@code sale_price} with {@code sale_first} and {@code sale_last},
 * {@code net_quantity} with {@code net_unit} ({@code g}, {@code ml} or {@code piece}), {@code exemption}, the columns of
 * each {@link se.kassa.catalogue.ProductFactKind}, {@code description_sv}, and names and descriptions in other languages. Empty lines are ignored.
 */
public final class ProductFileReader {

    /**
     * Result of reading a file.
     *
     * @param changes in the order of the lines; complete only if there are no errors
     * @param errors all errors in the order of the lines; if there are none, there is at least one change
     */
    public record Content(List<ProductUpdate> changes, List<ImportError> errors) {}

    private static final int MAX_LINES = 20_000;
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final List<String> NEEDED = List.of("sku", "category", "price", "vat", "name_sv");
    private static final Set<String> OPTIONAL = Set.of(
            "stock",
            "weight",
            "sale_price",
            "sale_first",
            "sale_last",
            ProductLineParser.NET_QUANTITY,
            ProductLineParser.NET_UNIT,
            ProductLineParser.EXEMPTION);

    private final String text;
    private final Set<String> categories;
    private final LineNumbers lineNumbers;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<ProductUpdate> changes = new ArrayList<>();
    private final List<ImportError> errors = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private ProductFileReader(String text, Set<String> categories) {
        this.text = text;
        this.categories = categories;
        this.lineNumbers = new LineNumbers(text);
    }

    /** @param categories codes of the existing categories */
    public static Content read(String text, Set<String> categories) {
        String bare = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        ProductFileReader file = new ProductFileReader(bare, categories);
        file.read();
        return new Content(List.copyOf(file.changes), List.copyOf(file.errors));
    }

    private void read() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter())
                .setIgnoreSurroundingSpaces(true)
                .get();
        long read = 0;
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            Iterator<CSVRecord> records = parser.iterator();
            checkHeadings(records.hasNext() ? records.next().toList() : List.of());
            read = parser.getRecordNumber();
            while (errors.size() < MAX_LINES && !columns.isEmpty() && records.hasNext()) {
                read(records.next());
                read = parser.getRecordNumber();
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            error(read == 0 ? 1 : lineNumbers.next(), Kind.NOT_READABLE, "");
        }
        if (changes.isEmpty() && errors.isEmpty()) {
            error(1, Kind.NO_LINES, "");
        }
    }

    private char delimiter() {
        String firstLine =
                text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return firstLine.contains(";") ? ';' : ',';
    }

    /** Clears the columns if the header has an error. */
    private void checkHeadings(List<String> headings) {
        for (int i = 0; i < headings.size(); i++) {
            String name = InputNormalizer.strip(headings.get(i)).toLowerCase(Locale.ROOT);
            if (name.isEmpty()) {
                error(1, Kind.COLUMN_UNNAMED, Integer.toString(i + 1));
            } else if (columns.putIfAbsent(name, i) != null) {
                error(1, Kind.COLUMN_TWICE, name);
            } else if (!isKnown(name)) {
                error(1, Kind.COLUMN_UNKNOWN, name);
            }
        }
        NEEDED.stream().filter(name -> !columns.containsKey(name)).forEach(this::missing);
        columns.keySet().stream()
                .filter(name -> name.startsWith(ProductLineParser.DESCRIPTION))
                .map(name -> ProductLineParser.NAME + name.substring(ProductLineParser.DESCRIPTION.length()))
                .filter(name -> !columns.containsKey(name) && !NEEDED.contains(name))
                .forEach(this::missing);
        checkTogether(ProductLineParser.SALE);
        checkTogether(List.of(ProductLineParser.NET_QUANTITY, ProductLineParser.NET_UNIT));
        if (!errors.isEmpty()) {
            columns.clear();
        }
    }

    /** Columns that mean something only together. */
    private void checkTogether(List<String> names) {
        if (names.stream().anyMatch(columns::containsKey)) {
            names.stream().filter(name -> !columns.containsKey(name)).forEach(this::missing);
        }
    }

    private void missing(String column) {
        error(1, Kind.COLUMN_MISSING, column);
    }

    private static boolean isKnown(String name) {
        return NEEDED.contains(name)
                || OPTIONAL.contains(name)
                || ProductLineParser.FACTS.containsKey(name)
                || name.matches("(name|description)_[a-z]{2,3}");
    }

    private void read(CSVRecord line) {
        long number = lineNumbers.of(line.getCharacterPosition());
        if (line.stream().map(InputNormalizer::strip).allMatch(String::isEmpty)) {
            return;
        }
        if (changes.size() >= MAX_LINES) {
            error(number, Kind.TOO_MANY_LINES, Integer.toString(MAX_LINES));
            columns.clear();
        } else if (line.size() != columns.size()) {
            error(number, Kind.COLUMNS_DIFFER, Integer.toString(line.size()));
        } else {
            ProductLineParser product =
                    new ProductLineParser(line, columns, (kind, value) -> error(number, kind, value));
            product.read(categories, seen).ifPresent(changes::add);
        }
    }

    private void error(long line, Kind kind, String value) {
        errors.add(ImportError.of(line, kind, value));
    }
}
