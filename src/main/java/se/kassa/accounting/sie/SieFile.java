package se.kassa.accounting.sie;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Writes vouchers as a SIE file of type 4I, edition 4B: code page 437, CR LF, amounts with a decimal point.
 *
 * @param program name and version of the program that writes the file
 * @param companyNumber as {@code 556677-8899}; left out if it is null or has another form
 * @param series of the vouchers; null for vouchers without series and number, which the ledger numbers
 * @param written the day on which the file is written
 */
public record SieFile(
        String program, String version, String company, String companyNumber, String series, LocalDate written) {

    /** The only character set that the format allows. */
    static final Charset CHARSET = Charset.forName("IBM437");

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final Pattern COMPANY_NUMBER = Pattern.compile("\\d{6}-\\d{4}");
    private static final int MINOR_DIGITS = 2;
    private static final int DELETE = 127;

    /** Of characters that the character set lacks. */
    private static final Map<Character, String> REPLACEMENTS = Map.ofEntries(
            entry('–', "-"),
            entry('—', "-"),
            entry('−', "-"),
            entry('’', "'"),
            entry('‘', "'"),
            entry('”', "\""),
            entry('“', "\""),
            entry('…', "..."),
            entry('€', "EUR"),
            entry('ø', "o"),
            entry('Ø', "O"));

    /** @param text of a voucher */
    public byte[] of(List<Voucher> vouchers, Function<Voucher, String> text) {
        StringBuilder file = new StringBuilder();
        line(file, "#FLAGGA 0");
        line(file, "#PROGRAM " + quoted(program) + " " + quoted(version));
        line(file, "#FORMAT PC8");
        line(file, "#GEN " + written.format(DAY));
        line(file, "#SIETYP 4");
        if (companyNumber != null && COMPANY_NUMBER.matcher(companyNumber).matches()) {
            line(file, "#ORGNR " + companyNumber);
        }
        line(file, "#FNAMN " + quoted(company));
        for (Voucher voucher : vouchers) {
            line(file, "#VER " + number(voucher) + " " + voucher.day().format(DAY) + " " + quoted(text.apply(voucher)));
            line(file, "{");
            voucher.entries().forEach(entry -> line(file, "#TRANS " + entry.account() + " {} " + amount(entry)));
            line(file, "}");
        }
        return file.toString().getBytes(CHARSET);
    }

    private static void line(StringBuilder file, String line) {
        file.append(line).append("\r\n");
    }

    /** The same each time a day is exported, so that a ledger can refuse a voucher that it has. */
    private String number(Voucher voucher) {
        return series == null
                ? "\"\" \"\""
                : quoted(series) + " " + voucher.day().format(DAY)
                        + (voucher.kind().ordinal() + 1);
    }

    private static String amount(Voucher.Entry entry) {
        return BigDecimal.valueOf(entry.amount(), MINOR_DIGITS).toPlainString();
    }

    private static String quoted(String text) {
        return "\"" + encodable(text).replace("\\", "/").replace("\"", "\\\"") + "\"";
    }

    /** The text without control characters, and with replacements for what the character set lacks. */
    private static String encodable(String text) {
        CharsetEncoder encoder = CHARSET.newEncoder();
        StringBuilder result = new StringBuilder();
        for (char character : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
            if (character < ' ' || character == DELETE) {
                result.append(' ');
            } else if (encoder.canEncode(character)) {
                result.append(character);
            } else if (!Character.isLowSurrogate(character)) {
                result.append(replacement(character, encoder));
            }
        }
        return result.toString();
    }

    private static String replacement(char character, CharsetEncoder encoder) {
        String base = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFD)
                .substring(0, 1);
        return REPLACEMENTS.getOrDefault(character, encoder.canEncode(base) ? base : "?");
    }
}
