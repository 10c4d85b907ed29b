package se.kassa.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import se.kassa.platform.money.VatBreakdown.Amount;
import se.kassa.platform.money.VatBreakdown.Part;

/** The laws that all money obeys, whatever the amounts. */
class MoneyLawsTest {

    private static final long LARGEST = 9_999_999_999L;

    @Provide
    Arbitrary<List<Amount>> amounts() {
        return Combinators.combine(
                        Arbitraries.of(VatRate.class), Arbitraries.longs().between(0, LARGEST))
                .as(Amount::new)
                .list()
                .ofMaxSize(40);
    }

    @Property
    void linesSumToTheAmount(@ForAll("amounts") List<Amount> amounts) {
        VatBreakdown vat = VatBreakdown.of(amounts);
        assertThat(vat.gross())
                .isEqualTo(amounts.stream().mapToLong(Amount::gross).sum());
        assertThat(vat.net() + vat.vat()).isEqualTo(vat.gross());
        assertThat(vat.parts())
                .allSatisfy(part -> assertThat(part.net() + part.vat()).isEqualTo(part.gross()));
    }

    @Property
    void vatPerRateSumsToTheVat(@ForAll("amounts") List<Amount> amounts) {
        VatBreakdown vat = VatBreakdown.of(amounts);
        Map<VatRate, Long> ofRows =
                vat.parts().stream().collect(Collectors.groupingBy(Part::rate, Collectors.summingLong(Part::vat)));
        assertThat(vat.rates().stream().mapToLong(Part::vat).sum()).isEqualTo(vat.vat());
        assertThat(vat.rates()).allSatisfy(rate -> {
            assertThat(rate.vat()).isEqualTo(rate.rate().vatOf(rate.gross()));
            assertThat(rate.vat()).isEqualTo(ofRows.get(rate.rate()));
        });
    }

    @Property
    void lineVatIsWithinOneOre(@ForAll("amounts") List<Amount> amounts) {
        assertThat(VatBreakdown.of(amounts).parts())
                .allSatisfy(part -> assertThat(Math.abs(part.vat() - part.rate().vatOf(part.gross())))
                        .isLessThanOrEqualTo(1));
    }

    @Property
    void partsHaveTheVatOfTheWhole(
            @ForAll VatRate rate,
            @ForAll @Size(min = 1, max = 20) List<@LongRange(max = LARGEST) Long> parts,
            @ForAll Random random) {
        List<Long> shuffled = new ArrayList<>(parts);
        Collections.shuffle(shuffled, random);
        long whole = parts.stream().mapToLong(Long::longValue).sum();
        assertThat(vatInTurn(rate, shuffled)).isEqualTo(rate.vatOf(whole));
        assertThat(vatInTurn(rate, shuffled.stream().map(part -> -part).toList()))
                .isEqualTo(-rate.vatOf(whole));
    }

    private static long vatInTurn(VatRate rate, List<Long> parts) {
        long before = 0;
        long vat = 0;
        for (long part : parts) {
            vat += rate.vatOfNext(before, part);
            before += part;
        }
        return vat;
    }

    @Property
    void sharesSumToTheWhole(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(max = LARGEST) Long> weights,
            @ForAll @LongRange(max = LARGEST) long wanted) {
        long[] rows = weights.stream().mapToLong(Long::longValue).toArray();
        long whole = Math.min(wanted, LongStream.of(rows).sum());
        long[] shares = Apportionment.divide(whole, rows);
        assertThat(LongStream.of(shares).sum()).isEqualTo(whole);
        for (int i = 0; i < rows.length; i++) {
            assertThat(shares[i]).isBetween(0L, rows[i]);
        }
    }

    @Test
    void largestRemainderIsServedFirst() {
        assertThat(Apportionment.divide(100, 1, 1, 1)).containsExactly(34, 33, 33);
        assertThat(Apportionment.divide(10, 100, 250)).containsExactly(3, 7);
        assertThat(Apportionment.divide(0, 0, 0)).containsExactly(0, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.divide(1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.divide(-1, 1));
    }

    @Test
    void vatIsRoundedOncePerRate() {
        VatBreakdown vat = VatBreakdown.of(Arrays.asList(
                new Amount(VatRate.TWENTY_FIVE, 103),
                new Amount(VatRate.TWENTY_FIVE, 103),
                new Amount(VatRate.TWENTY_FIVE, 103)));
        assertThat(vat.vat()).isEqualTo(62);
        assertThat(vat.parts()).extracting(Part::vat).containsExactly(21L, 20L, 21L);
    }
}
