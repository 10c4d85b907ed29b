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
class RemainingAmountTest {

    private static final Line THREE_TEAS = new Line(Line.Kind.PRODUCT, "tea", "Te", 3, 1000, 100, 1200);
    private static final Line BOOK = new Line(Line.Kind.PRODUCT, "book", "Bok", 1, 20000, 0, 600);
    private static final Line PARCEL = new Line(Line.Kind.SHIPPING, "parcel", "Paket", 1, 4900, 0, 2500);
    private static final List<Line> ORDER = List.of(THREE_TEAS, BOOK, PARCEL);

    @Test
    void discountIsDistributedOverPieces() {
        List<Line> order = List.of(THREE_TEAS, new Line(Line.Kind.PRODUCT, "te-2", "Te", 1, 9000, 0, 1200));
        List<TransactionLine> taken = new ArrayList<>();
        List<Long> prices = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<TransactionLine> rows =
                    RemainingAmount.ofOrder(order, taken).rows(OperationSelection.pieces(Map.of(0, 1)), "x");
            prices.add(OperationPlanner.sum(rows));
            taken.addAll(rows);
        }
        assertThat(prices).containsExactly(967L, 967L, 966L);
    }

    @Test
    void amountIsDistributedByVatRate() {
        List<TransactionLine> rows =
                RemainingAmount.ofOrder(ORDER, List.of()).rows(OperationSelection.amount(10000), "Prisavdrag");
        assertThat(OperationPlanner.sum(rows)).isEqualTo(10000);
        assertThat(rows).allMatch(row -> row.line().name().equals("Prisavdrag"));
        assertThat(rows.stream().map(row -> row.line().vatRate())).containsExactly(600, 1200, 2500);
    }

    @Test
    void piecesCostWhatIsLeftAfterAFreeAmount() {
        List<TransactionLine> capture =
                RemainingAmount.ofOrder(List.of(BOOK), List.of()).rows(OperationSelection.all(), "x");
        List<TransactionLine> refunded = new ArrayList<>(
                RemainingAmount.ofCapture(capture, List.of(), List.of()).rows(OperationSelection.amount(5000), "x"));
        List<TransactionLine> rest = RemainingAmount.ofCapture(capture, refunded, refunded)
                .rows(OperationSelection.pieces(Map.of(0, 1)), "x");
        assertThat(rest).singleElement().satisfies(row -> {
            assertThat(row.amount()).isEqualTo(15000);
            assertThat(row.line().discountAmount()).isEqualTo(5000);
        });
    }

    @Test
    void moreThanTheRemainderIsRejected() {
        RemainingAmount all = RemainingAmount.ofOrder(ORDER, List.of());
        List.of(
                        OperationSelection.pieces(Map.of(0, 4)),
                        OperationSelection.pieces(Map.of(0, -1)),
                        OperationSelection.pieces(Map.of(0, 0)),
                        OperationSelection.amount(all.amount() + 1),
                        OperationSelection.amount(0),
                        OperationSelection.amount(-1))
                .forEach(selection -> assertThatIllegalArgumentException().isThrownBy(() -> all.rows(selection, "x")));
        List<TransactionLine> everything = all.rows(OperationSelection.all(), "x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RemainingAmount.ofOrder(ORDER, everything).rows(OperationSelection.all(), "x"));
    }

    @Property
    void partsSumToTheWhole(@ForAll("orders") List<Line> order, @ForAll Random random) {
        List<List<TransactionLine>> captures = new ArrayList<>();
        List<TransactionLine> captured = new ArrayList<>();
        while (RemainingAmount.ofOrder(order, captured).amount() > 0) {
            List<TransactionLine> part = part(RemainingAmount.ofOrder(order, captured), random);
            captures.add(part);
            captured.addAll(part);
        }
        assertWhole(order, captured);

        List<TransactionLine> refunded = new ArrayList<>();
        Map<Integer, List<TransactionLine>> refundedOf = new HashMap<>();
        while (OperationPlanner.sum(refunded) < OperationPlanner.sum(captured)) {
            int capture = random.nextInt(captures.size());
            List<TransactionLine> before = refundedOf.computeIfAbsent(capture, each -> new ArrayList<>());
            RemainingAmount left = RemainingAmount.ofCapture(captures.get(capture), before, refunded);
            if (left.amount() > 0) {
                List<TransactionLine> part = part(left, random);
                before.addAll(part);
                refunded.addAll(part);
                assertThat(OperationPlanner.sum(before))
                        .isLessThanOrEqualTo(OperationPlanner.sum(captures.get(capture)));
            }
        }
        assertWhole(order, refunded);
    }

    /** A part of what is left, chosen in one of the three ways; its rows sum to it, and none is strange. */
    private static List<TransactionLine> part(RemainingAmount left, Random random) {
        long before = left.amount();
        List<TransactionLine> rows = left.rows(selection(left, random), "x");
        long amount = OperationPlanner.sum(rows);
        assertThat(amount).isBetween(1L, before);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.amount()).isNotNegative();
            assertThat(row.line().discountAmount()).isNotNegative();
            assertThat(row.vat()).isBetween(0L, row.amount());
        });
        return rows;
    }

    private static OperationSelection selection(RemainingAmount left, Random random) {
        int way = random.nextInt(8);
        if (way == 0) {
            return OperationSelection.all();
        }
        Map<Integer, Integer> pieces = left.parts().stream()
                .collect(Collectors.toMap(RemainingAmount.Part::base, part -> random.nextInt(part.pieces() + 1)));
        boolean worthSomething =
                left.parts().stream().anyMatch(part -> pieces.get(part.base()) > 0 && part.amount() > part.pieces());
        if (way < 6 && worthSomething && !isCappedToNothing(left, pieces)) {
            return OperationSelection.pieces(pieces);
        }
        return OperationSelection.amount(1 + Math.floorMod(random.nextLong(), left.amount()));
    }

    /** Where amounts were taken before, pieces may be left that cost nothing any more. */
    private static boolean isCappedToNothing(RemainingAmount left, Map<Integer, Integer> pieces) {
        try {
            left.rows(OperationSelection.pieces(pieces), "x");
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static void assertWhole(List<Line> order, List<TransactionLine> parts) {
        Map<Integer, Long> gross = byRate(
                order.stream().map(line -> new TransactionLine(0, line, 0)).toList(), false);
        assertThat(byRate(parts, false)).isEqualTo(gross);
        Map<Integer, Long> vat = new HashMap<>();
        gross.forEach((rate, sum) -> vat.put(rate, VatRate.ofBasisPoints(rate).vatOf(sum)));
        assertThat(byRate(parts, true)).isEqualTo(vat);
    }

    private static Map<Integer, Long> byRate(List<TransactionLine> rows, boolean vat) {
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
