package se.kassa.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found by what, and what comes before what. */
class SearchKeysTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "O\u2019Brien, o'brien",
                "O\u2018Brien, o'brien",
                "O\u00b4Brien, o'brien",
                "O`Brien, o'brien",
                "Öst\u2013Berg, ost-berg",
                "Öst\u2011Berg, ost-berg",
                "von\u00a0 Sydow, von sydow",
                "Lö\u00advgren, lovgren",
                "Đorđević, dordevic",
                "Þórður Eiðsson, thordur eidsson",
                "Yıldız, yildiz",
                "İpek, ipek",
                "Œuvre, oeuvre",
                "Łukasz Groß, lukasz gross",
                "ＬＤ－10, ld-10"
            })
    void similarLettersAreEqual(String written, String found) {
        assertThat(SearchKeys.forSearch(written)).isEqualTo(found);
        assertThat(SearchKeys.forSearch(found)).isEqualTo(found);
    }

    @Test
    void customersAreSortedByTheSwedishAlphabet() {
        List<String> sorted = List.of(
                "Đorđević",
                "Dorte",
                "Dover",
                "Mustonen",
                "Müller",
                "Myrberg",
                "Thor",
                "Þórsson",
                "Tiger",
                "Zorn",
                "Åberg",
                "Ärlig",
                "Őri",
                "Östlund");
        List<String> shuffled = sorted.stream()
                .sorted(Comparator.comparing(String::hashCode))
                .sorted(Comparator.comparing(SearchKeys::forSorting))
                .toList();
        assertThat(shuffled).isEqualTo(sorted);
    }
}
