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
    void theNewestRevisionWithTheAmountIsPaid() {
        PaymentRevision same = revision(3, line("pot", 1, 22900));
        assertThat(judge(List.of(same, ONE_BOOK), payment(22900, 0)).paid()).isSameAs(same);
    }

    @Test
    void anOlderRevisionThatWasPaidIsRecognised() {
        assertThat(judge(BOTH, payment(17800, 0)).paid()).isSameAs(TWO_TEAS);
    }

    @Test
    void rowsTellRevisionsOfTheSameAmountApart() {
        PaymentRevision pot = revision(3, line("pot", 1, 22900));
        assertThat(judge(List.of(pot, ONE_BOOK), payment(22900, 0, row("book", 1)))
                        .paid())
                .isSameAs(ONE_BOOK);
    }

    @Test
    void oneFeeOfTheProviderIsAccepted() {
        assertThat(judge(BOTH, payment(22900 + 2900, 2900, row("book", 1))).paid())
                .isSameAs(ONE_BOOK);
    }

    @Test
    void aFeeThatIsNotInTheAmountIsHeld() {
        assertThat(judge(BOTH, payment(22900, 2900)).hold().getReason()).isEqualTo(ReviewReason.AMOUNT_DIFFERS);
    }

    @Test
    void aFeeAboveTheLimitIsHeld() {
        assertThat(judge(BOTH, payment(22900 + FEE_LIMIT + 1, FEE_LIMIT + 1))
                        .hold()
                        .getReason())
                .isEqualTo(ReviewReason.FEE_TOO_LARGE);
    }

    @Test
    void anotherCurrencyIsHeld() {
        PaymentMatcher.Verdict verdict = PaymentMatcher.judge(BOTH, "EUR", payment(22900, 0), FEE_LIMIT);
        assertThat(verdict.hold().getReason()).isEqualTo(ReviewReason.CURRENCY_DIFFERS);
    }

    @Test
    void otherRowsOfTheSameAmountAreHeld() {
        assertThat(judge(BOTH, payment(22900, 0, row("gold", 1))).hold().getReason())
                .isEqualTo(ReviewReason.ROWS_DIFFER);
    }

    @Test
    void anotherQuantityIsHeld() {
        assertThat(judge(BOTH, payment(17800, 0, row("tea", 1))).hold().getReason())
                .isEqualTo(ReviewReason.ROWS_DIFFER);
    }

    @Property
    void anyOtherAmountIsHeldWithBothFigures(@ForAll @LongRange(min = 0, max = 100_000_000) long amount) {
        if (amount != 22900 && amount != 17800) {
            PaymentMatcher.Verdict verdict = judge(BOTH, payment(amount, 0));
            assertThat(verdict.paid()).isNull();
            assertThat(verdict.hold().getExpectedAmount()).isEqualTo(22900);
            assertThat(verdict.hold().getActualAmount()).isEqualTo(amount);
        }
    }

    private static PaymentMatcher.Verdict judge(List<PaymentRevision> revisions, ProviderPayment payment) {
        return PaymentMatcher.judge(revisions, "SEK", payment, FEE_LIMIT);
    }

    private static PaymentRevision revision(int number, Line... lines) {
        return new PaymentRevision(1, number, List.of(lines), OffsetDateTime.now());
    }

    private static Line line(String partNumber, int quantity, long unitAmount) {
        return new Line(Line.Kind.PRODUCT, partNumber, partNumber, quantity, unitAmount, 0, 2500);
    }

    private static ProviderPayment.Row row(String partNumber, int quantity) {
        return new ProviderPayment.Row(partNumber, partNumber, quantity, 100, 0, 2500);
    }

    private static ProviderPayment payment(long amount, long fee, ProviderPayment.Row... rows) {
        return new ProviderPayment(
                "id",
                "10001",
                PaymentState.AUTHORIZED,
                "READY",
                "CARD",
                "SEK",
                amount,
                fee,
                0,
                0,
                null,
                List.of(rows),
                List.of(),
                "{}");
    }
}
