package se.kassa.payment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import se.kassa.order.Line;
import se.kassa.platform.money.VatRate;

/** The arithmetic of captures and refunds. */
class RemainderTest {

    private static final Line THREE_TEAS = new Line(Line.Kind.PRODUCT, "tea", "Te", 3, 1000, 100, 1200);
    private static final Line BOOK = new Line(Line.Kind.PRODUCT, "book", "Bok", 1, 20000, 0, 600);
    private static final Line PARCEL = new Line(Line.Kind.DELIVERY, "parcel", "Paket", 1, 4900, 0, 2500);
    private static final List<Line> ORDER = List.of(THREE_TEAS, BOOK, PARCEL);

    @Test
    void theDiscountOfALineFallsOnItsPiecesToTheOre() {
        List<Line> order = List.of(THREE_TEAS, new Line(Line.Kind.PRODUCT, "te-2", "Te", 1, 9000, 0, 1200));
        List<MoneyRow> taken = new ArrayList<>();
        List<Long> prices = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<MoneyRow> rows = Remainder.ofOrder(order, taken).rows(Choice.pieces(Map.of(0, 1)), "x");
            prices.add(OperationPlans.sum(rows));
            taken.addAll(rows);
        }
        assertThat(prices).containsExactly(967L, 967L, 966L);
    }

    @Test
    void anAmountIsSpreadByVatRate() {
        List<MoneyRow> rows = Remainder.ofOrder(ORDER, List.of()).rows(Choice.amount(10000), "Prisavdrag");
        assertThat(OperationPlans.sum(rows)).isEqualTo(10000);
        assertThat(rows).allMatch(row -> row.line().name().equals("Prisavdrag"));
        assertThat(rows.stream().map(row -> row.line().vatRate())).containsExactly(600, 1200, 2500);
    }

    @Test
    void afterAnAmountWasRefundedThePiecesCostWhatIsLeft() {
        List<MoneyRow> capture = Remainder.ofOrder(List.of(BOOK), List.of()).rows(Choice.all(), "x");
        List<MoneyRow> refunded = new ArrayList<>(
                Remainder.ofCapture(capture, List.of(), List.of()).rows(Choice.amount(5000), "x"));
        List<MoneyRow> rest = Remainder.ofCapture(capture, refunded, refunded).rows(Choice.pieces(Map.of(0, 1)), "x");
        assertThat(rest).singleElement().satisfies(row -> {
            assertThat(row.amount()).isEqualTo(15000);
            assertThat(row.line().discountAmount()).isEqualTo(5000);
        });
    }

    @Test
    void moreThanIsLeftIsNotTaken() {
        Remainder all = Remainder.ofOrder(ORDER, List.of());
        List.of(
                        Choice.pieces(Map.of(0, 4)),
                        Choice.pieces(Map.of(0, -1)),
                        Choice.pieces(Map.of(0, 0)),
                        Choice.amount(all.amount() + 1),
                        Choice.amount(0),
                        Choice.amount(-1))
                .forEach(choice -> assertThatIllegalArgumentException().isThrownBy(() -> all.rows(choice, "x")));
        List<MoneyRow> everything = all.rows(Choice.all(), "x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Remainder.ofOrder(ORDER, everything).rows(Choice.all(), "x"));
    }

    @Property
    void lawOfPartsOfAnOrder_inAnyOrderAndSplitTheySumToTheWholeInGrossAndInVat(
            @ForAll("orders") List<Line> order, @ForAll Random random) {
        List<List<MoneyRow>> captures = new ArrayList<>();
        List<MoneyRow> captured = new ArrayList<>();
        while (Remainder.ofOrder(order, captured).amount() > 0) {
            List<MoneyRow> part = part(Remainder.ofOrder(order, captured), random);
            captures.add(part);
            captured.addAll(part);
        }
        assertWhole(order, captured);

        List<MoneyRow> refunded = new ArrayList<>();
        Map<Integer, List<MoneyRow>> refundedOf = new HashMap<>();
        while (OperationPlans.sum(refunded) < OperationPlans.sum(captured)) {
            int capture = random.nextInt(captures.size());
            List<MoneyRow> before = refundedOf.computeIfAbsent(capture, each -> new ArrayList<>());
            Remainder left = Remainder.ofCapture(captures.get(capture), before, refunded);
            if (left.amount() > 0) {
                List<MoneyRow> part = part(left, random);
                before.addAll(part);
                refunded.addAll(part);
                assertThat(OperationPlans.sum(before)).isLessThanOrEqualTo(OperationPlans.sum(captures.get(capture)));
            }
        }
        assertWhole(order, refunded);
    }

    /** A part of what is left, chosen in one of the three ways; its rows sum to it, and none is strange. */
    private static List<MoneyRow> part(Remainder left, Random random) {
        long before = left.amount();
        List<MoneyRow> rows = left.rows(choice(left, random), "x");
        long amount = OperationPlans.sum(rows);
        assertThat(amount).isBetween(1L, before);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.amount()).isNotNegative();
            assertThat(row.line().discountAmount()).isNotNegative();
            assertThat(row.vat()).isBetween(0L, row.amount());
        });
        return rows;
    }

    private static Choice choice(Remainder left, Random random) {
        int way = random.nextInt(8);
        if (way == 0) {
            return Choice.all();
        }
        Map<Integer, Integer> pieces = left.parts().stream()
                .collect(Collectors.toMap(Remainder.Part::base, part -> random.nextInt(part.pieces() + 1)));
        boolean worthSomething =
                left.parts().stream().anyMatch(part -> pieces.get(part.base()) > 0 && part.amount() > part.pieces());
        if (way < 6 && worthSomething && !isCappedToNothing(left, pieces)) {
            return Choice.pieces(pieces);
        }
        return Choice.amount(1 + Math.floorMod(random.nextLong(), left.amount()));
    }

    /** Where amounts were taken before, pieces may be left that cost nothing any more. */
    private static boolean isCappedToNothing(Remainder left, Map<Integer, Integer> pieces) {
        try {
            left.rows(Choice.pieces(pieces), "x");
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static void assertWhole(List<Line> order, List<MoneyRow> parts) {
        Map<Integer, Long> gross =
                byRate(order.stream().map(line -> new MoneyRow(0, line, 0)).toList(), false);
        assertThat(byRate(parts, false)).isEqualTo(gross);
        Map<Integer, Long> vat = new HashMap<>();
        gross.forEach((rate, sum) -> vat.put(rate, VatRate.ofBasisPoints(rate).vatOf(sum)));
        assertThat(byRate(parts, true)).isEqualTo(vat);
    }

    private static Map<Integer, Long> byRate(List<MoneyRow> rows, boolean vat) {
        return rows.stream()
                .filter(row -> row.amount() > 0)
                .collect(Collectors.groupingBy(
                        row -> row.line().vatRate(), Collectors.summingLong(row -> vat ? row.vat() : row.amount())));
    }

    @Provide
    Arbitrary<List<Line>> orders() {
        Arbitrary<Line> line = Combinators.combine(
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.longs().between(1, 9_999_999_999L),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.of(0, 600, 1200, 2500))
                .as((quantity, unit, percent, rate) ->
                        new Line(Line.Kind.PRODUCT, "p", "P", quantity, unit, quantity * unit / 101 * percent, rate));
        return line.list().ofMinSize(1).ofMaxSize(6);
    }
}
