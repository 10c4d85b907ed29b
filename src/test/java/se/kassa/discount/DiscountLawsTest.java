package se.kassa.discount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.discount.Discount.Kind;
import se.kassa.discount.Discount.Terms;

/** Properties of discounts that hold for any cart. */
class DiscountLawsTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T12:00:00+01:00");

    @Provide
    Arbitrary<List<DiscountableLine>> items() {
        return Combinators.combine(
                        Arbitraries.of("tea", "books"), Arbitraries.longs().between(0, 9_999_999_999L))
                .as(DiscountableLine::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    private static Discount of(Kind kind, long worth, Terms terms) {
        Discount discount = new Discount("sommar");
        discount.change(true, kind, worth, terms);
        return discount;
    }

    @Property
    void lineDiscountsSumToTheDiscount(
            @ForAll("items") List<DiscountableLine> items,
            @ForAll @LongRange(min = 1, max = 99_999_999_999L) long worth) {
        DiscountResult result = of(Kind.AMOUNT, worth, Terms.ALWAYS).on(items, 4900, NOW);
        long sum = items.stream().mapToLong(DiscountableLine::amount).sum();
        assertThat(result.total()).isEqualTo(Math.min(worth, sum));
        for (int i = 0; i < items.size(); i++) {
            assertThat(result.products()[i]).isBetween(0L, items.get(i).amount());
        }
    }

    @Property
    void percentageIsRoundedOnce(
            @ForAll("items") List<DiscountableLine> items, @ForAll @LongRange(min = 1, max = 10_000) long basisPoints) {
        long sum = items.stream().mapToLong(DiscountableLine::amount).sum();
        long off = of(Kind.PERCENT, basisPoints, Terms.ALWAYS).on(items, 0, NOW).total();
        assertThat(Math.abs(off * 10_000 - sum * basisPoints)).isLessThanOrEqualTo(5_000);
    }

    @Property
    void otherCategoriesGetNoDiscount(@ForAll("items") List<DiscountableLine> items) {
        Terms terms = new Terms(null, null, 0, null, null, "tea");
        DiscountResult result = of(Kind.PERCENT, 5000, terms).on(items, 4900, NOW);
        LongStream.range(0, items.size())
                .filter(i -> !items.get((int) i).category().equals("tea"))
                .forEach(i -> assertThat(result.products()[(int) i]).isZero());
        assertThat(result.shipping()).isZero();
    }

    @Test
    void freeShippingAffectsShippingOnly() {
        DiscountResult result =
                of(Kind.FREE_SHIPPING, 0, Terms.ALWAYS).on(List.of(new DiscountableLine("tea", 8900)), 4900, NOW);
        assertThat(result.products()).containsExactly(0);
        assertThat(result.shipping()).isEqualTo(4900);
    }

    @Test
    void remaindersGoToTheLargestShares() {
        List<DiscountableLine> items = List.of(
                new DiscountableLine("tea", 333), new DiscountableLine("books", 333), new DiscountableLine("tea", 334));
        assertThat(of(Kind.AMOUNT, 500, Terms.ALWAYS).on(items, 0, NOW).products())
                .containsExactly(167, 166, 167);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T00:00:00+01:00, , 0, NOT_YET_VALID",
        ", 2026-11-24T12:00:00+01:00, 0, EXPIRED",
        "2026-11-24T12:00:00+01:00, 2026-11-24T12:00:01+01:00, 0, ",
        ", , 10001, BELOW_MINIMUM",
        ", , 10000, "
    })
    void codeNeedsItsPeriodAndMinimum(
            OffsetDateTime from, OffsetDateTime until, long minimum, DiscountRejection rejection) {
        Terms terms = new Terms(from, until, minimum, null, null, null);
        DiscountResult result = of(Kind.AMOUNT, 100, terms).on(List.of(new DiscountableLine("tea", 10000)), 0, NOW);
        assertThat(result.rejection().orElse(null)).isEqualTo(rejection);
        assertThat(result.total()).isEqualTo(rejection == null ? 100 : 0);
    }

    @Test
    void codeForOtherProductsIsRejected() {
        Terms terms = new Terms(null, null, 0, null, null, "books");
        assertThat(of(Kind.AMOUNT, 100, terms)
                        .on(List.of(new DiscountableLine("tea", 10000)), 0, NOW)
                        .rejection())
                .contains(DiscountRejection.NOT_APPLICABLE);
        assertThat(of(Kind.AMOUNT, 100, Terms.ALWAYS)
                        .on(List.of(new DiscountableLine("tea", 0)), 0, NOW)
                        .rejection())
                .contains(DiscountRejection.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @CsvSource({"PERCENT, 0", "PERCENT, 10001", "AMOUNT, 0", "AMOUNT, -1", "FREE_SHIPPING, 1"})
    void valueMustFitTheKind(Kind kind, long worth) {
        assertThatIllegalArgumentException().isThrownBy(() -> of(kind, worth, Terms.ALWAYS));
    }

    @Test
    void codesAreComparedInCapitals() {
        assertThat(new Discount(" sommar-24 ").getCode()).isEqualTo("SOMMAR-24");
        assertThatIllegalArgumentException().isThrownBy(() -> new Discount("a b"));
    }
}
