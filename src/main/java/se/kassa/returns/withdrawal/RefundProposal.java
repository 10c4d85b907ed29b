package se.kassa.returns.withdrawal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.payment.operation.OperationSelection;
import se.kassa.payment.operation.RemainingAmount;

/**
 * What to refund of one capture for a withdrawal: the withdrawn products at the price that was paid, and once everything
 * is withdrawn also fees and the delivery, up to the price of the cheapest standard delivery. Never more than is left
 * of the capture. Pure computation.
 *
 * @param captureId the capture to refund from
 * @param pieces quantities by row of the capture; empty if an amount is refunded
 * @param amount minor units, VAT included; more than 0
 */
public record RefundProposal(long captureId, Map<Integer, Integer> pieces, long amount) {

    /** Whether an amount has to be refunded, because the delivery is paid back in part. */
    public boolean isAmount() {
        return pieces.isEmpty();
    }

    /**
     * What is left of a capture.
     *
     * @param positions for each row of the capture its position among the lines of the order; -1 for none
     */
    public record Capture(long id, List<Integer> positions, RemainingAmount left) {}

    /**
     * @param earlier all withdrawals of the order, this one too
     * @param cheapestDelivery price of the cheapest standard delivery in minor units, VAT included
     * @return one for each capture that something is to be refunded of
     */
    public static List<RefundProposal> of(
            Withdrawal withdrawal,
            Collection<Withdrawal> earlier,
            Order order,
            List<Capture> captures,
            long cheapestDelivery) {
        Map<Integer, Integer> wanted = new TreeMap<>(withdrawal.getLines().stream()
                .collect(Collectors.toMap(WithdrawalLine::getPosition, WithdrawalLine::getQuantity)));
        boolean everything = isEverything(order.getLines(), earlier);
        return captures.stream()
                .flatMap(capture -> of(capture, wanted, everything, cheapestDelivery).stream())
                .toList();
    }

    /** Whether nothing of an order is left that could be withdrawn. */
    public static boolean isEverything(List<Line> lines, Collection<Withdrawal> withdrawals) {
        return WithdrawableLine.of(lines, withdrawals).stream().allMatch(line -> line.left() == 0);
    }

    /** Takes what it proposes off the wanted quantities, so that the next capture gets the rest. */
    private static Optional<RefundProposal> of(
            Capture capture, Map<Integer, Integer> wanted, boolean everything, long cheapestDelivery) {
        Map<Integer, Integer> pieces = new TreeMap<>();
        long tooDear = 0;
        for (RemainingAmount.Part part : capture.left().parts()) {
            Line line = part.whole();
            if (part.pieces() > 0 && line.kind() == Line.Kind.PRODUCT) {
                int position = capture.positions().get(part.base());
                int taken = Math.min(part.pieces(), wanted.getOrDefault(position, 0));
                wanted.merge(position, -taken, Integer::sum);
                pieces.merge(part.base(), taken, Integer::sum);
            } else if (part.pieces() > 0 && everything) {
                pieces.put(part.base(), part.pieces());
                boolean delivery = line.kind() == Line.Kind.SHIPPING;
                tooDear += delivery ? Math.max(0, part.amount() - cheapestDelivery) : 0;
            }
        }
        pieces.values().removeIf(quantity -> quantity == 0);
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        long amount = Math.min(
                amount(capture.left(), pieces) - tooDear, capture.left().amount());
        Map<Integer, Integer> byPieces = tooDear > 0 ? Map.of() : pieces;
        return amount > 0 ? Optional.of(new RefundProposal(capture.id(), byPieces, amount)) : Optional.empty();
    }

    /** What a refund of these pieces comes to; 0 if nothing is left. */
    private static long amount(RemainingAmount left, Map<Integer, Integer> pieces) {
        try {
            return left.rows(OperationSelection.pieces(pieces), "").stream()
                    .mapToLong(row -> row.amount())
                    .sum();
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }
}
