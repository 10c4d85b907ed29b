package se.kassa.payment.ecster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.order.PaymentState;

/** The one table of what Ecster's statuses mean. */
class EcsterStatusTest {

    @ParameterizedTest
    @CsvSource({
        "PENDING_PAYMENT,     PENDING,            false, WAITING, SOON",
        "PENDING_DECISION,    PENDING,            false, WAITING, SOON",
        "PENDING_SIGNATURE,   PENDING,            false, WAITING, SOON",
        "PENDING_PROCESSING,  PENDING,            false, WAITING, SOON",
        "MANUAL_PROCESSING,   PENDING,            false, WAITING, SOON",
        "AWAITING_CONTRACT,   PENDING,            false, WAITING, SOON",
        "READY,               AUTHORIZED,         true,  PAID,    DAILY",
        "PARTIALLY_DELIVERED, PARTIALLY_CAPTURED, true,  PAID,    DAILY",
        "FULLY_DELIVERED,     CAPTURED,           true,  PAID,    NEVER",
        "DENIED,              DECLINED,           false, UNPAID,  SOON",
        "FAILED,              DECLINED,           false, UNPAID,  SOON",
        "ABORTED,             EXPIRED,            false, UNPAID,  SOON",
        "EXPIRED,             EXPIRED,            false, UNPAID,  SOON",
        "BLOCKED,             BLOCKED,            false, WAITING, DAILY",
        "STOPPED,             BLOCKED,            false, WAITING, DAILY",
        "ANNULLED,            CANCELLED,          false, UNPAID,  NEVER",
        "ANNULED,             CANCELLED,          false, UNPAID,  NEVER",
        "SOMETHING_NEW,       UNKNOWN,            false, WAITING, SOON",
    })
    void everyStatusIsMapped(
            String status,
            PaymentState state,
            boolean shippable,
            PaymentState.Receipt receipt,
            PaymentState.FollowUp followUp) {
        PaymentState actual = EcsterStatus.stateOf(status);
        assertThat(actual).isEqualTo(state);
        assertThat(actual.shippable()).isEqualTo(shippable);
        assertThat(actual.receipt()).isEqualTo(receipt);
        assertThat(actual.followUp()).isEqualTo(followUp);
    }

    @Test
    void missingStatusIsUnknown() {
        assertThat(EcsterStatus.stateOf(null)).isEqualTo(PaymentState.UNKNOWN);
    }
}
