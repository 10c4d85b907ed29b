package se.kassa.returns.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderNumber;
import se.kassa.payment.operation.OperationSelection;
import se.kassa.payment.operation.RemainingAmount;
import se.kassa.payment.operation.TransactionLine;

/** What is proposed to refund for a withdrawal. */
class RefundProposalTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-29T12:00:00Z");
    private static final long CHEAPEST = 4900;
    private static final List<Line> LINES = List.of(
            new Line(Line.Kind.PRODUCT, "te", "Te", 3, 8500, 500, 600),
            new Line(Line.Kind.PRODUCT, "kopp", "Kopp", 1, 19_900, 0, 2500),
            new Line(Line.Kind.SHIPPING, "parcel", "Paket", 1, CHEAPEST, 0, 2500),
            new Line(Line.Kind.FEE, "fee", "Fakturaavgift", 1, 1900, 0, 2500));

    private final List<Withdrawal> withdrawals = new ArrayList<>();

    private static Order order(List<Line> lines) {
        Order order = new Order(new OrderNumber("10001"), "receipt", "cart", "sv", "SEK", lines, NOW) {
            @Override
            public Long getId() {
                return 1L;
            }
        };
        order.markPaid(lines, NOW);
        return order;
    }

    private Withdrawal withdraw(Order order, Map<Integer, Integer> pieces) {
        WithdrawalRequest request =
                new WithdrawalRequest(1, "Anna", "anna@example.org", pieces, Withdrawal.Channel.ORDER_PAGE, "t", "sv");
        List<WithdrawalLine> lines =
                WithdrawableLine.chosen(WithdrawableLine.of(order.getLines(), withdrawals), pieces);
        Withdrawal withdrawal = new Withdrawal(order, request, lines, NOW, false);
        withdrawals.add(withdrawal);
        return withdrawal;
    }

    /** All of the order in one capture. */
    private static RefundProposal.Capture captured(Order order, List<TransactionLine> refunded) {
        List<TransactionLine> rows =
                RemainingAmount.ofOrder(order.getLines(), List.of()).rows(OperationSelection.all(), "");
        return new RefundProposal.Capture(
                7,
                rows.stream().map(TransactionLine::base).toList(),
                RemainingAmount.ofCapture(rows, refunded, refunded));
    }

    private List<RefundProposal> proposed(Order order, Withdrawal withdrawal) {
        return RefundProposal.of(withdrawal, withdrawals, order, List.of(captured(order, List.of())), CHEAPEST);
    }

    @Test
    void partIsRefundedWithoutDelivery() {
        Order order = order(LINES);
        assertThat(proposed(order, withdraw(order, Map.of(0, 3))))
                .containsExactly(new RefundProposal(7, Map.of(0, 3), 25_000));
    }

    @Test
    void everythingIsRefundedWithDeliveryAndFee() {
        Order order = order(LINES);
        assertThat(proposed(order, withdraw(order, Map.of(0, 3, 1, 1))))
                .containsExactly(new RefundProposal(7, Map.of(0, 3, 1, 1, 2, 1, 3, 1), order.getAmount()));
    }

    @Test
    void lastPartIsRefundedWithDelivery() {
        Order order = order(LINES);
        withdraw(order, Map.of(0, 3));
        assertThat(proposed(order, withdraw(order, Map.of(1, 1))))
                .containsExactly(new RefundProposal(7, Map.of(1, 1, 2, 1, 3, 1), 19_900 + CHEAPEST + 1900));
    }

    @Test
    void dearDeliveryIsRefundedUpToTheCheapest() {
        List<Line> express = List.of(LINES.get(1), new Line(Line.Kind.SHIPPING, "ex", "Express", 1, 14_900, 0, 2500));
        Order order = order(express);
        List<RefundProposal> proposals = proposed(order, withdraw(order, Map.of(0, 1)));
        assertThat(proposals).containsExactly(new RefundProposal(7, Map.of(), 19_900 + CHEAPEST));
        assertThat(proposals.get(0).isAmount()).isTrue();
    }

    @Test
    void nothingIsProposedAfterAFullRefund() {
        Order order = order(LINES);
        List<TransactionLine> all = captured(order, List.of()).left().rows(OperationSelection.all(), "");
        Withdrawal withdrawal = withdraw(order, Map.of(0, 3));
        assertThat(RefundProposal.of(withdrawal, withdrawals, order, List.of(captured(order, all)), CHEAPEST))
                .isEmpty();
    }

    @Test
    void refundedPiecesAreNotProposedAgain() {
        Order order = order(LINES);
        List<TransactionLine> one = captured(order, List.of()).left().rows(OperationSelection.pieces(Map.of(0, 1)), "");
        Withdrawal withdrawal = withdraw(order, Map.of(0, 3));
        assertThat(RefundProposal.of(withdrawal, withdrawals, order, List.of(captured(order, one)), CHEAPEST))
                .containsExactly(new RefundProposal(7, Map.of(0, 2), 25_000 - sum(one)));
    }

    /** Random orders, free refunds and withdrawals in any order: never more than was paid, and the last gets the rest. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void refundsNeverExceedWhatWasPaid(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            withdrawals.clear();
            Order order = order(lines(random));
            List<TransactionLine> refunded = new ArrayList<>();
            boolean free = false;
            while (!RefundProposal.isEverything(order.getLines(), withdrawals)) {
                free |= random.nextInt(4) == 0 && refundSomething(order, refunded, random);
                Withdrawal withdrawal = withdraw(order, someOf(order, random));
                RefundProposal.Capture capture = captured(order, refunded);
                for (RefundProposal each :
                        RefundProposal.of(withdrawal, withdrawals, order, List.of(capture), random.nextInt(10_000))) {
                    OperationSelection selection = each.isAmount()
                            ? OperationSelection.amount(each.amount())
                            : OperationSelection.pieces(each.pieces());
                    List<TransactionLine> rows = capture.left().rows(selection, "");
                    assertThat(sum(rows)).isEqualTo(each.amount());
                    refunded.addAll(rows);
                }
                assertThat(sum(refunded)).isLessThanOrEqualTo(order.getAmount());
            }
            long products = order.getLines().stream()
                    .filter(line -> line.kind() == Line.Kind.PRODUCT)
                    .mapToLong(Line::amount)
                    .sum();
            if (!free) {
                assertThat(sum(refunded)).isBetween(products, order.getAmount());
            }
        }
    }

    private static boolean refundSomething(Order order, List<TransactionLine> refunded, Random random) {
        RemainingAmount left = captured(order, refunded).left();
        if (left.amount() > 0) {
            refunded.addAll(left.rows(OperationSelection.amount(1 + random.nextLong(left.amount())), ""));
        }
        return true;
    }

    private Map<Integer, Integer> someOf(Order order, Random random) {
        Map<Integer, Integer> pieces = new HashMap<>();
        List<WithdrawableLine> left = WithdrawableLine.of(order.getLines(), withdrawals);
        left.forEach(line -> pieces.put(line.position(), random.nextInt(line.left() + 1)));
        if (pieces.values().stream().allMatch(quantity -> quantity == 0)) {
            left.forEach(line -> pieces.put(line.position(), line.left()));
        }
        return pieces;
    }

    private static List<Line> lines(Random random) {
        int[] rates = {0, 600, 1200, 2500};
        List<Line> lines = new ArrayList<>(IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(at -> {
                    int quantity = 1 + random.nextInt(5);
                    long price = 100 + random.nextInt(50_000);
                    long discount = random.nextBoolean() ? random.nextLong(price) : 0;
                    return new Line(
                            Line.Kind.PRODUCT, "p" + at, "P" + at, quantity, price, discount, rates[random.nextInt(4)]);
                })
                .toList());
        if (random.nextBoolean()) {
            lines.add(random.nextInt(lines.size()), new Line(Line.Kind.SHIPPING, "s", "S", 1, 4900, 0, 2500));
        }
        return lines;
    }

    private static long sum(List<TransactionLine> rows) {
        return rows.stream().mapToLong(TransactionLine::amount).sum();
    }
}
