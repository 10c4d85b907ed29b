package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import se.kassa.order.PaymentState;

class PollScheduleTest {

    @Test
    void minutesFirstThenHours() {
        assertThat(PollSchedule.pauseBeforeNext(PaymentState.PENDING, 0)).hasValue(Duration.ofMinutes(2));
        assertThat(PollSchedule.pauseBeforeNext(PaymentState.PENDING, 4)).hasValue(Duration.ofMinutes(32));
        assertThat(PollSchedule.pauseBeforeNext(PaymentState.PENDING, 50)).hasValue(Duration.ofHours(6));
    }

    @Property
    void pollsGetRarer(@ForAll PaymentState state, @ForAll @IntRange(max = 1000) int questions) {
        Duration never = Duration.ofDays(10_000);
        Duration pause = PollSchedule.pauseBeforeNext(state, questions).orElse(never);
        assertThat(PollSchedule.pauseBeforeNext(state, questions + 1).orElse(never))
                .isGreaterThanOrEqualTo(pause);
    }

    @Test
    void pollingOfADeclinedPaymentEnds() {
        assertThat(PollSchedule.pauseBeforeNext(PaymentState.DECLINED, 40)).isPresent();
        assertThat(PollSchedule.pauseBeforeNext(PaymentState.DECLINED, 41)).isEmpty();
        assertThat(PollSchedule.pauseBeforeNext(PaymentState.PENDING, 400)).isPresent();
    }

    @Test
    void finalPaymentIsNotPolled() {
        assertThat(PollSchedule.pauseBeforeNext(PaymentState.CAPTURED, 0)).isEmpty();
        assertThat(PollSchedule.pauseBeforeNext(PaymentState.CANCELLED, 0)).isEmpty();
    }
}
