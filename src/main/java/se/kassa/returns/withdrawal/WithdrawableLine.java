package se.kassa.returns.withdrawal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.kassa.catalogue.WithdrawalExemption;
import se.kassa.order.Line;

/**
 * A product of an order, and how much of it can still be withdrawn.
 *
 * @param position among the lines of the order
 * @param left quantity bought minus withdrawn before, at least 0; 0 if the product is exempt without condition
 * @param exemption why the product is exempt; null if it is not
 */
public record WithdrawableLine(int position, Line line, int left, WithdrawalExemption exemption) {

    /** The products among the lines of an order; a delivery or a fee is never withdrawn by itself. */
    static List<WithdrawableLine> of(List<Line> lines, Collection<Withdrawal> earlier) {
        Map<Integer, Integer> withdrawn = earlier.stream()
                .flatMap(withdrawal -> withdrawal.getLines().stream())
                .collect(Collectors.groupingBy(
                        WithdrawalLine::getPosition, Collectors.summingInt(WithdrawalLine::getQuantity)));
        return IntStream.range(0, lines.size())
                .filter(position -> lines.get(position).kind() == Line.Kind.PRODUCT)
                .mapToObj(position -> new WithdrawableLine(
                        position,
                        lines.get(position),
                        Math.max(0, lines.get(position).quantity() - withdrawn.getOrDefault(position, 0)),
                        null))
                .toList();
    }

    /** The same line of a product that is exempt for this reason; null if it is not. */
    WithdrawableLine exempt(WithdrawalExemption reason) {
        boolean excluded = reason != null && !reason.isConditional();
        return new WithdrawableLine(position, line, excluded ? 0 : left, reason);
    }

    /** Whether the product cannot be withdrawn from at all. */
    boolean isExcluded() {
        return exemption != null && !exemption.isConditional();
    }

    /** Checks that quantities are between nothing and what is left, and that something is chosen. */
    static List<WithdrawalLine> chosen(List<WithdrawableLine> lines, Map<Integer, Integer> pieces) {
        Map<Integer, WithdrawableLine> byPosition =
                lines.stream().collect(Collectors.toMap(WithdrawableLine::position, line -> line));
        pieces.forEach((position, wanted) -> {
            int left =
                    byPosition.containsKey(position) ? byPosition.get(position).left() : 0;
            if (wanted < 0 || wanted > left) {
                throw new WithdrawalRejectedException(WithdrawalRejectedException.Reason.TOO_MANY);
            }
        });
        List<WithdrawalLine> chosen = lines.stream()
                .filter(line -> pieces.getOrDefault(line.position(), 0) > 0)
                .map(line -> new WithdrawalLine(line.position(), line.line(), pieces.get(line.position())))
                .toList();
        if (chosen.isEmpty()) {
            throw new WithdrawalRejectedException(WithdrawalRejectedException.Reason.NOTHING_CHOSEN);
        }
        return chosen;
    }
}
