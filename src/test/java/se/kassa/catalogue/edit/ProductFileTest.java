package se.kassa.catalogue.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.catalogue.edit.ImportMistake.Kind;
import se.kassa.platform.money.VatRate;

class ProductFileTest {

    private static ProductFile.Content read(String text) {
        return ProductFile.read(text, Set.of("tea", "books"));
    }

    @Test
    void aFileIsReadWithCommasAndWithSemicolons() {
        ProductFile.Content commas = read("sku,category,price,vat,stock,name_sv,name_en,description_sv\n"
                + "te-1,tea,8.95,12,3,\"Te \"\"fint\"\", <b>å\nny rad\",Tea,Gott\n");
        assertThat(commas.mistakes()).isEmpty();
        ProductChange change = commas.changes().get(0);
        assertThat(change.unitAmount()).isEqualTo(895);
        assertThat(change.vatRate()).isEqualTo(VatRate.TWELVE);
        assertThat(change.stock()).isEqualTo(3);
        assertThat(change.texts().get("sv").getName()).isEqualTo("Te \"fint\", <b>å\nny rad");
        assertThat(change.texts().get("en").getName()).isEqualTo("Tea");
        ProductFile.Content semicolons =
                read("\ufeffsku;category;price;vat;name_sv\nte-1;tea;99 999 999,99;25 %;Te\nte-2;tea;0;0;Gratis\n");
        assertThat(semicolons.mistakes()).isEmpty();
        assertThat(semicolons.changes()).extracting(ProductChange::unitAmount).containsExactly(9_999_999_999L, 0L);
        assertThat(semicolons.changes().get(0).stocked()).isFalse();
    }

    @Test
    void whatTheShopsOwnFilesMaskAsATextIsUnmasked() {
        ProductFile.Content content = read("sku,category,price,vat,name_sv,description_sv\n"
                + "te-1,tea,8.95,12,'=1+1,'- 100 g\n"
                + "te-2,tea,8.95,12,'s Gravenhage,x\n");
        assertThat(content.changes())
                .extracting(change -> change.texts().get("sv").getName())
                .containsExactly("=1+1", "'s Gravenhage");
        assertThat(content.changes().get(0).texts().get("sv").getDescription()).isEqualTo("- 100 g");
    }

    @Test
    void everyMistakeIsToldWithItsLine() {
        ProductFile.Content content = read("sku,category,price,vat,stock,name_sv\n"
                + "te-1,tea,49.900001,12,1,Te\n"
                + "te-2,coffee,10,7,x,Te\n"
                + "te-2,tea,10,12,,\n"
                + ",tea,-1,25,,Te\n"
                + "te-5,tea,10,25\n"
                + "te-6,books,10,6,5,Bok\n");
        assertThat(content.mistakes())
                .extracting(ImportMistake::line, ImportMistake::kind, ImportMistake::value)
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
    void headingsAreCheckedBeforeAnythingElse() {
        assertThat(read("sku,category,price,name_sv,colour\nte-1,tea,x,Te,red\n")
                        .mistakes())
                .extracting(ImportMistake::line, ImportMistake::kind, ImportMistake::value)
                .containsExactly(tuple(1L, Kind.COLUMN_MISSING, "vat"), tuple(1L, Kind.COLUMN_UNKNOWN, "colour"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000\u0001", "sku,sku,price\n1,2,3", "sku,category,price,vat,name_sv\n\"te-1,tea"})
    void whatIsNoFileOfProductsIsAMistakeAndNoCrash(String text) {
        assertThat(read(text).mistakes()).isNotEmpty();
    }
}
