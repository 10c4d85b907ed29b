package se.kassa.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What the words of a name are found by. */
class SearchTermsTest {

    @Test
    void aNameIsFoundByTheBeginningOfEachOfItsWords() {
        assertThat(SearchTerms.beginnings(" Lövgrens  Diversehandel AB"))
                .containsExactly("lovgrens diversehandel ab", "diversehandel ab", "ab");
        assertThat(SearchTerms.beginnings("Ek")).containsExactly("ek");
    }

    @Test
    void aNameOfVeryManyWordsDoesNotFillTheIndex() {
        String name = String.join(" ", Collections.nCopies(100, "a"));
        assertThat(SearchTerms.beginnings(name)).hasSize(8);
    }
}
