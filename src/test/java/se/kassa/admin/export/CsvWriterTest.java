package se.kassa.admin.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    private static String written(Object... fields) {
        StringWriter text = new StringWriter();
        new CsvWriter(text).row(fields);
        return text.toString();
    }

    @Test
    void fileHasByteOrderMarkAndCrlf() {
        assertThat(written("a", null, 7, new BigDecimal("-12.50"))).isEqualTo("\uFEFFa,,7,-12.50\r\n");
    }

    @Test
    void specialCharactersStayInOneField() {
        assertThat(written("Te \"fint\" 'x' <b>&å\uD83C\uDF75\nmer, sa; han", "b"))
                .isEqualTo("\uFEFF\"Te \"\"fint\"\" 'x' <b>&å\uD83C\uDF75\nmer, sa; han\",b\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+46701234567", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void textIsNeverAFormula(String text) {
        assertThat(written(text).substring(1).replace("\"", "")).startsWith("'" + text.charAt(0));
    }

    @Test
    void semicolonStartsNoFormula() {
        assertThat(written("a", "te;=cmd|x", "b")).isEqualTo("\uFEFFa,\"te;=cmd|x\",b\r\n");
    }

    @Test
    void amountHasTheDecimalsOfItsCurrency() {
        assertThat(written(
                        CsvWriter.amount(0, "SEK"),
                        CsvWriter.amount(-5, "SEK"),
                        CsvWriter.amount(1_234_567, "SEK"),
                        CsvWriter.amount(-40, "JPY"),
                        CsvWriter.amount(Long.MIN_VALUE, "SEK")))
                .isEqualTo("\uFEFF0.00,-0.05,12345.67,-40,-92233720368547758.08\r\n");
    }
}
