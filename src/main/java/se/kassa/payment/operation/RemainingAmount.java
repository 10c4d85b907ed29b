package se.kassa.payment.operation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.kassa.order.Line;
import se.kassa.platform.money.Apportionment;
import se.kassa.platform.money.VatRate;

/**
 * The remainder of an order to capture, or of a capture to refund, and how a part of it is split into rows. Pure
 * computation. Parts may be taken in any order: nothing is taken twice, the rows of a part sum to its amount, each row
 * keeps its VAT rate, and all parts sum to the whole, in gross and in VAT.
 */
public final class RemainingAmount {

    /**
     * A line of the whole, and how much of it is left.
     *
     * @param pieces quantity left
     * @param amount price of those pieces, in minor units
     */
    public record Part(int base, Line whole, int pieces, long amount) {}

    private static final String PART_NUMBER = "-";

    private final List<Line> whole;
    private final Collection<TransactionLine> taken;
    private final Map<VatRate, Long> vatBase;
    private final Map<VatRate, Long> rest = new EnumMap<>(VatRate.class);

    private RemainingAmount(List<Line> whole, Collection<TransactionLine> taken, Collection<TransactionLine> before) {
        this.whole = List.copyOf(whole);
        this.taken = List.copyOf(taken);
        this.vatBase = grossByRate(before.stream().map(TransactionLine::line).toList());
        rest.putAll(grossByRate(whole));
        grossByRate(taken.stream().map(TransactionLine::line).toList())
                .forEach((rate, gross) -> rest.merge(rate, -gross, Math::addExact));
    }

    /**
     * The remainder of an order to capture, or of a capture to refund, and how a part of it is split into rows. Pure
     * computation. Parts may be taken in any order: nothing is taken twice, the rows of a part sum to its amount, each
     * row keeps its VAT rate, and all parts sum to the whole, in gross and in VAT.
     */
    public static RemainingAmount ofOrder(List<Line> lines, Collection<TransactionLine> captured) {
        return new RemainingAmount(lines, captured, captured);
    }

    /**
     * What is left of a capture to refund.
     *
     * @param refunded the rows of every refund of the capture
     * @param refundedOfOrder the rows of every refund of the order, those of the capture too
     */
    public static RemainingAmount ofCapture(
            List<TransactionLine> capture,
            Collection<TransactionLine> refunded,
            Collection<TransactionLine> refundedOfOrder) {
        return new RemainingAmount(capture.stream().map(TransactionLine::line).toList(), refunded, refundedOfOrder);
    }

    /** Minor units, VAT included. */
    public long amount() {
        return rest.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All lines of the whole in their order, with what is left of each. */
    public List<Part> parts() {
        return IntStream.range(0, whole.size())
                .mapToObj(base -> {
                    int pieces = piecesLeft(base);
                    return new Part(base, whole.get(base), pieces, price(base, pieces));
                })
                .toList();
    }

    /** The lines of which something is left, with the quantity left at its price. */
    List<Line> lines() {
        return parts().stream()
                .filter(part -> part.pieces() > 0)
                .map(part -> part(part.whole(), part.pieces(), part.amount()))
                .toList();
    }

    /**
     * The rows of a selection.
     *
     * @param adjustment name of a row that belongs to no single line
     * @throws IllegalArgumentException if it exceeds the remainder or is empty
     */
    public List<TransactionLine> rows(OperationSelection selection, String adjustment) {
        List<TransactionLine> rows =
                withVat(selection.amount() != null ? spread(selection.amount(), adjustment) : cut(pieces(selection)));
        if (rows.stream().mapToLong(TransactionLine::amount).sum() <= 0) {
            throw new IllegalArgumentException("Nothing is chosen");
        }
        return rows;
    }

    private Map<Integer, Integer> pieces(OperationSelection selection) {
        return selection.pieces() == null
                ? parts().stream().collect(Collectors.toMap(Part::base, Part::pieces))
                : selection.pieces();
    }

    /** Pieces at their price; where an amount was taken before that belongs to no single row, no more than is left. */
    private List<TransactionLine> cut(Map<Integer, Integer> pieces) {
        Map<VatRate, Long> left = new EnumMap<>(rest);
        List<TransactionLine> rows = new ArrayList<>();
        for (int base = 0; base < whole.size(); base++) {
            int wanted = pieces.getOrDefault(base, 0);
            if (wanted < 0 || wanted > piecesLeft(base)) {
                throw new IllegalArgumentException("There are not so many pieces left of row " + base);
            }
            if (wanted > 0) {
                VatRate rate = rateOf(whole.get(base));
                long amount = Math.min(price(base, wanted), left.getOrDefault(rate, 0L));
                left.merge(rate, -amount, Math::addExact);
                rows.add(new TransactionLine(base, part(whole.get(base), wanted, amount), 0));
            }
        }
        return rows;
    }

    private static Line part(Line line, int pieces, long amount) {
        long full = Math.multiplyExact(line.unitAmount(), pieces);
        return new Line(line.kind(), line.sku(), line.name(), pieces, line.unitAmount(), full - amount, line.vatRate());
    }

    private List<TransactionLine> spread(long amount, String name) {
        if (amount <= 0 || amount > amount()) {
            throw new IllegalArgumentException("The amount must be from 1 to " + amount());
        }
        List<VatRate> rates = List.copyOf(rest.keySet());
        long[] shares =
                Apportionment.divide(amount, rates.stream().mapToLong(rest::get).toArray());
        return IntStream.range(0, shares.length)
                .filter(i -> shares[i] > 0)
                .mapToObj(i -> new TransactionLine(
                        TransactionLine.NO_BASE,
                        new Line(
                                Line.Kind.ADJUSTMENT,
                                PART_NUMBER,
                                name,
                                1,
                                shares[i],
                                0,
                                rates.get(i).basisPoints()),
                        0))
                .toList();
    }

    private List<TransactionLine> withVat(List<TransactionLine> rows) {
        Map<VatRate, Long> before = new EnumMap<>(vatBase);
        List<TransactionLine> all = new ArrayList<>();
        for (TransactionLine row : rows) {
            VatRate rate = rateOf(row.line());
            long gross = before.getOrDefault(rate, 0L);
            all.add(new TransactionLine(row.base(), row.line(), rate.vatOfNext(gross, row.amount())));
            before.merge(rate, row.amount(), Math::addExact);
        }
        return all;
    }

    private int piecesTaken(int base) {
        return taken.stream()
                .filter(row -> row.base() == base)
                .mapToInt(row -> row.line().quantity())
                .sum();
    }

    private int piecesLeft(int base) {
        return whole.get(base).quantity() - piecesTaken(base);
    }

    /** What the next pieces of a row cost: its discount falls on them evenly, to the öre. */
    private long price(int base, int pieces) {
        Line line = whole.get(base);
        int from = piecesTaken(base);
        return Math.multiplyExact(line.unitAmount(), pieces)
                - (discountOfFirst(line, from + pieces) - discountOfFirst(line, from));
    }

    private static long discountOfFirst(Line line, int pieces) {
        return BigInteger.valueOf(line.discountAmount())
                .multiply(BigInteger.valueOf(pieces))
                .divide(BigInteger.valueOf(line.quantity()))
                .longValueExact();
    }

    private static Map<VatRate, Long> grossByRate(Collection<Line> lines) {
        return lines.stream()
                .collect(Collectors.toMap(
                        RemainingAmount::rateOf, Line::amount, Math::addExact, () -> new EnumMap<>(VatRate.class)));
    }

    private static VatRate rateOf(Line line) {
        return VatRate.ofBasisPoints(line.vatRate());
    }
}
