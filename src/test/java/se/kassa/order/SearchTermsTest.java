package se.kassa.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the words of a name are found by. */
class SearchTermsTest {

    @Test
    void nameIsFoundByEachWord() {
        assertThat(SearchTerms.beginnings(" Lövgrens  Diversehandel AB"))
                .containsExactly("lovgrens diversehandel ab", "diversehandel ab", "ab");
        assertThat(SearchTerms.beginnings("Ek")).containsExactly("ek");
    }

    @Test
    void personIsFoundByEachName() {
        assertThat(SearchTerms.ofPerson("Eva", "Lindgren Svensson"))
                .containsExactlyInAnyOrder("eva lindgren svensson", "svensson", "lindgren svensson eva");
        assertThat(SearchTerms.ofPerson("Carl Johan", "de la Gardie"))
                .anyMatch(term -> term.startsWith("gardie"))
                .anyMatch(term -> term.startsWith("johan"));
        assertThat(SearchTerms.ofPerson("Åsa-Marie", "Öst-Berg"))
                .anyMatch(term -> term.startsWith("berg"))
                .anyMatch(term -> term.startsWith("asa marie"))
                .anyMatch(term -> term.startsWith("asa-marie"));
        assertThat(SearchTerms.ofPerson("Anna", "Ek")).containsExactlyInAnyOrder("anna ek", "ek anna");
        assertThat(SearchTerms.ofPerson(null, "Madonna")).containsExactly("madonna");
        assertThat(SearchTerms.ofPerson(null, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LD-10045",
                "ld-10045",
                "10045",
                "LD10045",
                "#LD-10045",
                "#10045",
                "10 045",
                "10\u00a0045",
                "LD\u201110045"
            })
    void orderIsFoundByItsNumberInAnyForm(String searched) {
        assertThat(SearchTerms.ofNumber("LD-10045")).anyMatch(term -> term.startsWith(SearchTerms.ofSearch(searched)));
    }

    @Test
    void numberWithoutPrefixIsOneTerm() {
        assertThat(SearchTerms.ofNumber("10045")).containsExactly("10045");
    }

    @Test
    void termsPerNameAreLimited() {
        String name = String.join(" ", Collections.nCopies(100, "a"));
        assertThat(SearchTerms.beginnings(name)).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"070-123 45 67", "0701234567", "+46 70 123 45 67", "0046701234567", "46701234567", "070-12"})
    void phoneIsFoundAsItIsWritten(String searched) {
        assertThat(SearchTerms.ofPhone("+46701234567"))
                .anyMatch(term -> term.startsWith(SearchTerms.ofSearch(searched)));
    }

    @Test
    void phoneOfAnyFormIsFound() {
        assertThat(SearchTerms.ofPhone("070-123 45 67")).isEqualTo(SearchTerms.ofPhone("+46701234567"));
        assertThat(SearchTerms.ofPhone("701234567")).containsExactly("701234567");
        assertThat(SearchTerms.ofPhone("+4712345678")).containsExactlyInAnyOrder("4712345678", "004712345678");
        assertThat(SearchTerms.ofPhone(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "123 45"})
    void postcodeIsFoundWithAndWithoutSpace(String searched) {
        assertThat(SearchTerms.ofTexts(Stream.of("123 45", "", null)))
                .anyMatch(term -> term.startsWith(SearchTerms.ofSearch(searched)));
        assertThat(SearchTerms.ofTexts(Stream.of("SE-123 45"))).containsExactly("se-123 45");
    }

    @Test
    void productsAreFoundByEachWordOfTheirNames() {
        assertThat(SearchTerms.ofProducts(Stream.of("Grön sencha", "Mugg", "Mugg")))
                .containsExactlyInAnyOrder("gron sencha", "sencha", "mugg");
        assertThat(SearchTerms.ofProducts(IntStream.range(0, 100).mapToObj(i -> "vara" + i)))
                .hasSize(20);
    }
}
