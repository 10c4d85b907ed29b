package se.kassa.catalogue.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.catalogue.NetQuantity;
import se.kassa.catalogue.ProductFactKind;
import se.kassa.catalogue.Sale;
import se.kassa.catalogue.WithdrawalExemption;
import se.kassa.catalogue.edit.ImportError.Kind;
import se.kassa.catalogue.edit.ProductUpdate.NewValue;
import se.kassa.platform.money.VatClass;

class ProductFileReaderTest {

    private static ProductFileReader.Content read(String text) {
        return ProductFileReader.read(text, Set.of("tea", "books"));
    }

    @Test
    void commasAndSemicolonsAreRead() {
        ProductFileReader.Content commas = read("sku,category,price,vat,stock,name_sv,name_en,description_sv\n"
                + "te-1,tea,8.95,12,3,\"Te \"\"fint\"\", <b>å\nny rad\",Tea,Gott\n");
        assertThat(commas.errors()).isEmpty();
        ProductUpdate change = commas.changes().get(0);
        assertThat(change.price().unitAmount()).isEqualTo(895);
        assertThat(change.price().vat()).isEqualTo(VatClass.TWELVE);
        assertThat(change.stock().value()).isEqualTo(3);
        assertThat(change.texts().get("sv").getName()).isEqualTo("Te \"fint\", <b>å\nny rad");
        assertThat(change.texts().get("en").getName()).isEqualTo("Tea");
        ProductFileReader.Content semicolons =
                read("\ufeffsku;category;price;vat;name_sv\nte-1;tea;99 999 999,99;25 %;Te\nte-2;tea;0;0;Gratis\n");
        assertThat(semicolons.errors()).isEmpty();
        assertThat(semicolons.changes())
                .extracting(each -> each.price().unitAmount())
                .containsExactly(9_999_999_999L, 0L);
        assertThat(semicolons.changes().get(0).stock().isSet()).isFalse();
    }

    @Test
    void vatMayBeThatOfFood() {
        ProductFileReader.Content content = read("sku,category,price,vat,name_sv\nte-1,tea,8.95,Livsmedel,Te\n"
                + "te-2,tea,8.95,food,Te\nte-3,tea,8.95,mat,Te\n");
        assertThat(content.changes()).extracting(each -> each.price().vat()).containsOnly(VatClass.FOOD);
        assertThat(content.errors()).extracting(ImportError::kind).containsExactly(ImportError.Kind.VAT);
    }

    @Test
    void formulaMaskIsRemoved() {
        ProductFileReader.Content content = read("sku,category,price,vat,name_sv,description_sv\n"
                + "'-te-1,tea,8.95,12,'=1+1,'- 100 g\n"
                + "te-2,tea,8.95,12,'s Gravenhage,x\n");
        assertThat(content.changes())
                .extracting(change -> change.texts().get("sv").getName())
                .containsExactly("=1+1", "'s Gravenhage");
        assertThat(content.changes().get(0).texts().get("sv").getDescription()).isEqualTo("- 100 g");
        assertThat(content.changes().get(0).sku()).isEqualTo("-te-1");
    }

    @Test
    void tabAfterTheFormulaMaskIsIgnored() {
        ProductFileReader.Content content =
                read("sku;category;price;vat;name_sv\n\"'\tte-chai\";tea;8,95;12;\"'\tTe\"\nte-chai;tea;8,95;12;Te\n");
        assertThat(content.changes()).extracting(ProductUpdate::sku).containsExactly("te-chai");
        assertThat(content.changes().get(0).texts().get("sv").getName()).isEqualTo("Te");
        assertThat(content.errors()).extracting(ImportError::kind).containsExactly(Kind.TWICE);
    }

    @Test
    void salesAreRead() {
        String headings = "sku;category;price;vat;name_sv;sale_price;sale_first;sale_last\n";
        ProductFileReader.Content content =
                read(headings + "te-1;tea;10;6;Te;8,50;2026-12-01;2026-12-31\n" + "te-2;tea;10;6;Te;;;\n");
        assertThat(content.changes())
                .extracting(change -> change.price().sale())
                .containsExactly(
                        NewValue.of(new Sale(850, LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31))),
                        NewValue.of(null));
        assertThat(read("sku;category;price;vat;name_sv\nte-1;tea;10;6;Te\n")
                        .changes()
                        .get(0)
                        .price()
                        .sale()
                        .isSet())
                .isFalse();
        assertThat(errors(headings
                        + "te-1;tea;10;6;Te;10;2026-12-01;2026-12-31\n"
                        + "te-2;tea;10;6;Te;8;2026-12-02;2026-12-01\n"
                        + "te-3;tea;10;6;Te;8;2026-12-02;\n"))
                .containsExactly(
                        "2 SALE 10 2026-12-01 2026-12-31", "3 SALE 8 2026-12-02 2026-12-01", "4 SALE 8 2026-12-02 ");
        assertThat(errors("sku;category;price;vat;name_sv;sale_price\nte-1;tea;10;6;Te;8\n"))
                .containsExactly("1 COLUMN_MISSING sale_first", "1 COLUMN_MISSING sale_last");
    }

    @Test
    void factsAreRead() {
        String headings =
                "sku;category;price;vat;name_sv;net_quantity;net_unit;exemption;gtin;warnings_sv;manufacturer_email\n";
        ProductDetails details = read(headings + "te-1;tea;10;6;Te;250;g;perishable;73513537;'-Het;a@example.org\n")
                .changes()
                .get(0)
                .details();
        assertThat(details.netQuantity()).isEqualTo(new NetQuantity(250, NetQuantity.Unit.G));
        assertThat(details.exemption()).isEqualTo(WithdrawalExemption.PERISHABLE);
        assertThat(details.facts())
                .isEqualTo(Map.of(
                        new ProductFactKind.Key(ProductFactKind.GTIN, ""), "73513537",
                        new ProductFactKind.Key(ProductFactKind.WARNINGS, "sv"), "-Het",
                        new ProductFactKind.Key(ProductFactKind.MANUFACTURER_EMAIL, ""), "a@example.org"));
        assertThat(read("sku;category;price;vat;name_sv\nte-1;tea;10;6;Te\n")
                        .changes()
                        .get(0)
                        .details())
                .isEqualTo(ProductDetails.UNCHANGED);
        assertThat(errors(headings
                        + "te-1;tea;10;6;Te;0;g;;;;\n"
                        + "te-2;tea;10;6;Te;5;kg;;;;\n"
                        + "te-3;tea;10;6;Te;;;why;73513538;;nobody\n"))
                .containsExactly(
                        "2 NET_QUANTITY 0 g",
                        "3 NET_QUANTITY 5 kg",
                        "4 EXEMPTION why",
                        "4 FACT gtin: 73513538",
                        "4 FACT manufacturer_email: nobody");
    }

    @Test
    void everyErrorHasItsLine() {
        ProductFileReader.Content content = read("sku,category,price,vat,stock,name_sv\n"
                + "te-1,tea,49.900001,12,1,Te\n"
                + "te-2,coffee,10,7,x,Te\n"
                + "te-2,tea,10,12,,\n"
                + ",tea,-1,25,,Te\n"
                + "te-5,tea,10,25\n"
                + "te-6,books,10,6,5,Bok\n");
        assertThat(content.errors())
                .extracting(ImportError::line, ImportError::kind, ImportError::value)
                .containsExactly(
                        tuple(2L, Kind.PRICE, "49.900001"),
                        tuple(3L, Kind.CATEGORY, "coffee"),
                        tuple(3L, Kind.VAT, "7"),
                        tuple(3L, Kind.STOCK, "x"),
                        tuple(4L, Kind.TWICE, "te-2"),
                        tuple(4L, Kind.NAME, ""),
                        tuple(5L, Kind.SKU, ""),
                        tuple(5L, Kind.PRICE, "-1"),
                        tuple(6L, Kind.COLUMNS_DIFFER, "4"));
    }

    @Test
    void headersAreCheckedFirst() {
        assertThat(read("sku,category,price,name_sv,colour\nte-1,tea,x,Te,red\n")
                        .errors())
                .extracting(ImportError::line, ImportError::kind, ImportError::value)
                .containsExactly(tuple(1L, Kind.COLUMN_UNKNOWN, "colour"), tuple(1L, Kind.COLUMN_MISSING, "vat"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000\u0001", "sku,sku,price\n1,2,3", "sku,category,price,vat,name_sv\n\"te-1,tea"})
    void otherFilesAreRejected(String text) {
        assertThat(read(text).errors()).isNotEmpty();
    }

    private static List<String> errors(String text) {
        return read(text).errors().stream()
                .map(error -> error.line() + " " + error.kind() + " " + error.value())
                .toList();
    }

    private static final String HEADINGS = "sku;category;price;vat;name_sv\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "te-1;tea;99999999999999999999;6;Te | 2 PRICE 99999999999999999999",
                "te-1;tea;-0,01;6;Te | 2 PRICE -0,01",
                "te-1;tea;8,955;6;Te | 2 PRICE 8,955",
                "te-1;tea;1e3;6;Te | 2 PRICE 1e3",
                "te-1;tea;;6;Te | 2 PRICE ''",
                "te-1;tea;10;13;Te | 2 VAT 13",
                "te-1;tea;10;-25;Te | 2 VAT -25",
                "te-1;tea;10;;Te | 2 VAT ''",
                "te-1;TEA;10;6;Te | 2 CATEGORY TEA",
                "te 1;tea;10;6;Te | 2 SKU te 1",
                "0123456789012345678901234567890123;tea;10;6;Te | 2 SKU 0123456789012345678901234567890123",
            })
    void errorQuotesTheValue(String line, String error) {
        assertThat(errors(HEADINGS + line)).containsExactly(error.replace("''", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lineNumbersCountAllLines(String end) {
        String file = HEADINGS + "\n" + "te-1;tea;10;6;\"Te\nmed\nrader\"\n" + ";;;;\n\n" + "te-2;tea;x;6;Te\n"
                + "te-3;tea;10;6;";
        assertThat(errors(file.replace("\n", end))).containsExactly("8 PRICE x", "9 NAME ");
    }

    @Test
    void missingQuoteIsLocated() {
        assertThat(errors(HEADINGS + "te-1;tea;10;6;Te\nte-2;tea;10;6;\"Te\nte-3;tea;10;6;Te\n"))
                .containsExactly("3 NOT_READABLE ");
        assertThat(errors("\"sku;category")).containsExactly("1 NOT_READABLE ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n;;;;\n", "\r\n"})
    void emptyFileIsReported(String lines) {
        assertThat(errors(HEADINGS + lines)).containsExactly("1 NO_LINES ");
    }

    @Test
    void invalidHeadersAreReported() {
        assertThat(errors("sku;category;price;vat;name_sv;SKU;;description_en;picture\n"
                        + "te-1;tea;1;6;a;b;c;d;../../etc/passwd\n"))
                .containsExactly(
                        "1 COLUMN_TWICE sku",
                        "1 COLUMN_UNNAMED 7",
                        "1 COLUMN_UNKNOWN picture",
                        "1 COLUMN_MISSING name_en");
    }

    @Test
    void unprintableCharactersAreRejected() {
        assertThat(errors("sku;category;price;vat;name_sv;description_sv\nt\u0000;tea;1;6;a\u0000;b\u0007\n"))
                .containsExactly("2 SKU t\uFFFD", "2 NAME a\uFFFD", "2 DESCRIPTION b\uFFFD");
    }

    @Test
    void descriptionWithoutNameIsReported() {
        assertThat(errors("sku;category;price;vat;name_sv;name_en;description_en\nte-1;tea;1;6;Te;;Nice\n"))
                .containsExactly("2 NAME ");
    }

    @Test
    void lineLimitIsReportedOnce() {
        assertThat(read(HEADINGS + lines(10_000)).changes()).hasSize(10_000);
        assertThat(errors(HEADINGS + lines(20_050))).containsExactly("20002 TOO_MANY_LINES 20000");
    }

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "te-" + i + ";tea;8,95;6;Te " + i)
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u200b", "\u2009", "\u3000", "\ufeff", "\u202c", "\t", " \u2060 "})
    void invisibleCharactersAroundAFieldAreIgnored(String nothing) {
        ProductFileReader.Content content =
                read(("sku;category;price;vat;stock;name_sv\nte-chai;tea;85,00;6;5;Masala chai\n" + ";;;;;\n")
                        .replace(";", nothing + ";" + nothing)
                        .replace("\n", nothing + "\n" + nothing));
        assertThat(content.errors()).isEmpty();
        assertThat(content.changes()).extracting(ProductUpdate::sku).containsExactly("te-chai");
        assertThat(content.changes().get(0).stock().value()).isEqualTo(5);
        assertThat(content.changes().get(0).texts().get("sv").getName()).isEqualTo("Masala chai");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u200b", "\u2009", "\u00ad", "\u202e"})
    void invisibleCharacterInASkuIsReported(String character) {
        assertThat(errors(HEADINGS + "te-1;tea;10;6;Te\nte" + character + "-2;tea;10;6;Te"))
                .containsExactly("3 SKU te\uFFFD-2");
    }

    @Test
    void similarSkusAreFound() {
        Skus.Lookalikes known = new Skus.Lookalikes(Set.of("te-chai", "bo-1\u00a0"));
        assertThat(known.add("TE-CHAI")).contains("te-chai");
        assertThat(known.add("te\u2011chai")).contains("te-chai");
        assertThat(known.add("bo-1")).contains("bo-1\u00a0");
        assertThat(known.add("te-chai")).isEmpty();
        assertThat(known.add("te-2")).isEmpty();
        assertThat(known.add("Te-2")).contains("te-2");
    }
}
