package se.kassa.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.order.PaymentState;

class StripeStatusTest {

    @ParameterizedTest
    @CsvSource({
        "requires_payment_method, open, , NOT_STARTED, requires_payment_method",
        "requires_payment_method, expired, , EXPIRED, expired",
        "requires_payment_method, complete, , DECLINED, requires_payment_method",
        "requires_confirmation, open, , NOT_STARTED, requires_confirmation",
        "requires_action, open, , PENDING, requires_action",
        "requires_action, expired, , EXPIRED, expired",
        "processing, complete, , PENDING, processing",
        "processing, expired, , PENDING, processing",
        "requires_capture, complete, , AUTHORIZED, requires_capture",
        "requires_capture, , , AUTHORIZED, requires_capture",
        "succeeded, complete, , CAPTURED, succeeded",
        "canceled, expired, , EXPIRED, expired",
        "canceled, complete, automatic, EXPIRED, automatic",
        "canceled, complete, requested_by_customer, CANCELLED, canceled",
        "canceled, complete, something_new, CANCELLED, canceled",
        "something_new, complete, , UNKNOWN, something_new",
        ", open, , NOT_STARTED, open",
        ", expired, , EXPIRED, expired",
        ", something_new, , UNKNOWN, something_new"
    })
    void statusOfIntentAndSession(String intent, String session, String reason, PaymentState state, String word) {
        StripeStatus status = StripeStatus.of(
                intent == null
                        ? StripeObject.EMPTY
                        : parse("{'status':'%s','latest_charge':'ch_1','cancellation_reason':%s}"
                                .formatted(intent, reason == null ? "null" : "'" + reason + "'")),
                session == null ? StripeObject.EMPTY : parse("{'status':'" + session + "'}"));
        assertThat(status).isEqualTo(new StripeStatus(state, word));
    }

    @Test
    void cancelledBeforeAnythingWasPaidHasLapsed() {
        assertThat(StripeStatus.of(parse("{'status':'canceled','latest_charge':null}"), StripeObject.EMPTY)
                        .state())
                .isEqualTo(PaymentState.EXPIRED);
    }

    private static StripeObject parse(String json) {
        return StripeObject.parse(json.replace('\'', '"'));
    }
}
