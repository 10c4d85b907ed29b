package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import se.kassa.order.Line;
import se.kassa.order.PaymentState;
import se.kassa.order.ReviewReason;

class PaymentMatcherTest {

    private static final long FEE_LIMIT = 10_000;
    private static final PaymentRevision TWO_TEAS = revision(1, line("tea", 2, 8900));
    private static final PaymentRevision ONE_BOOK = revision(2, line("book", 1, 22900));
    private static final List<PaymentRevision> BOTH = List.of(ONE_BOOK, TWO_TEAS);

    @Test
    void newestRevisionWithTheAmountMatches() {
        PaymentRevision same = revision(3, line("pot", 1, 22900));
        assertThat(match(List.of(same, ONE_BOOK), payment(22900, 0)).paid()).isSameAs(same);
    }

    @Test
    void olderRevisionMatches() {
        assertThat(match(BOTH, payment(17800, 0)).paid()).isSameAs(TWO_TEAS);
    }

    @Test
    void rowsDistinguishRevisionsOfEqualAmount() {
        PaymentRevision pot = revision(3, line("pot", 1, 22900));
        assertThat(match(List.of(pot, ONE_BOOK), payment(22900, 0, row("book", 1)))
                        .paid())
                .isSameAs(ONE_BOOK);
    }

    @Test
    void oneFeeIsAccepted() {
        assertThat(match(BOTH, payment(22900 + 2900, 2900, row("book", 1))).paid())
                .isSameAs(ONE_BOOK);
    }

    @Test
    void feeOutsideTheAmountGoesToReview() {
        assertThat(match(BOTH, payment(22900, 2900)).review().getReason()).isEqualTo(ReviewReason.AMOUNT_DIFFERS);
    }

    @Test
    void feeAboveTheLimitGoesToReview() {
        assertThat(match(BOTH, payment(22900 + FEE_LIMIT + 1, FEE_LIMIT + 1))
                        .review()
                        .getReason())
                .isEqualTo(ReviewReason.FEE_TOO_LARGE);
    }

    @Test
    void otherCurrencyGoesToReview() {
        PaymentMatcher.MatchResult verdict = PaymentMatcher.match(BOTH, "EUR", payment(22900, 0), FEE_LIMIT);
        assertThat(verdict.review().getReason()).isEqualTo(ReviewReason.CURRENCY_DIFFERS);
    }

    @Test
    void otherRowsOfEqualAmountGoToReview() {
        assertThat(match(BOTH, payment(22900, 0, row("gold", 1))).review().getReason())
                .isEqualTo(ReviewReason.LINES_DIFFER);
    }

    @Test
    void otherQuantityGoesToReview() {
        assertThat(match(BOTH, payment(17800, 0, row("tea", 1))).review().getReason())
                .isEqualTo(ReviewReason.LINES_DIFFER);
    }

    @Property
    void otherAmountGoesToReviewWithBothAmounts(@ForAll @LongRange(min = 0, max = 100_000_000) long amount) {
        if (amount != 22900 && amount != 17800) {
            PaymentMatcher.MatchResult verdict = match(BOTH, payment(amount, 0));
            assertThat(verdict.paid()).isNull();
            assertThat(verdict.review().getExpectedAmount()).isEqualTo(22900);
            assertThat(verdict.review().getActualAmount()).isEqualTo(amount);
        }
    }

    private static PaymentMatcher.MatchResult match(List<PaymentRevision> revisions, ProviderPayment payment) {
        return PaymentMatcher.match(revisions, "SEK", payment, FEE_LIMIT);
    }

    private static PaymentRevision revision(int number, Line... lines) {
        return new PaymentRevision(1, number, List.of(lines), OffsetDateTime.now());
    }

    private static Line line(String sku, int quantity, long unitAmount) {
        return new Line(Line.Kind.PRODUCT, sku, sku, quantity, unitAmount, 0, 2500);
    }

    private static ProviderPayment.Row row(String sku, int quantity) {
        return new ProviderPayment.Row(sku, sku, quantity, 100, 0, 2500);
    }

    private static ProviderPayment payment(long amount, long fee, ProviderPayment.Row... rows) {
        return new ProviderPayment(
                new ProviderPayment.Identity("id", "10001", null),
                new ProviderPayment.Status(PaymentState.AUTHORIZED, "READY", "CARD"),
                new ProviderPayment.Amounts("SEK", amount, fee, 0, 0),
                null,
                List.of(rows),
                List.of(),
                "{}");
    }
}
