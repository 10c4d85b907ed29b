package se.kassa.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
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
}
