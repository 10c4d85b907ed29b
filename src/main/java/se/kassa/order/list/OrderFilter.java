package se.kassa.order.list;

import java.time.OffsetDateTime;
import java.util.List;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.PaymentState;

/**
 * Which orders a list shows: those that fit every part that is not null.
 *
 * @param method the payment provider's word for how it is paid
 * @param from the earliest moment of placing
 * @param until the first moment of placing that is too late
 * @param atLeast minor units
 * @param atMost minor units
 * @param country ISO 3166-1 alpha-2, of the delivery
 * @param business whether a company bought
 * @param text the beginning of a number, a name (first or last first), an e-mail, a company, an id of the payment
 *     provider, or a product number
 * @param numbers at most a few hundred
 * @param refundFailedSince the earliest moment at which a refund of the order failed
 */
public record OrderFilter(
        FulfilmentStage stage,
        PaymentState payment,
        String method,
        OffsetDateTime from,
        OffsetDateTime until,
        Long atLeast,
        Long atMost,
        String country,
        Boolean business,
        String text,
        List<String> numbers,
        OffsetDateTime refundFailedSince) {

    /** Every order. */
    public static final OrderFilter ALL =
            new OrderFilter(null, null, null, null, null, null, null, null, null, null, null, null);

    /** Whatever became of refunds. */
    public OrderFilter(
            FulfilmentStage stage,
            PaymentState payment,
            String method,
            OffsetDateTime from,
            OffsetDateTime until,
            Long atLeast,
            Long atMost,
            String country,
            Boolean business,
            String text,
            List<String> numbers) {
        this(stage, payment, method, from, until, atLeast, atMost, country, business, text, numbers, null);
    }

    /** The orders of which a refund has failed since then. */
    public static OrderFilter ofFailedRefunds(OffsetDateTime since) {
        return new OrderFilter(null, null, null, null, null, null, null, null, null, null, null, since);
    }

    public static OrderFilter of(FulfilmentStage stage) {
        return new OrderFilter(stage, null, null, null, null, null, null, null, null, null, null);
    }

    /** The orders with these numbers. */
    public static OrderFilter of(List<String> numbers) {
        return new OrderFilter(null, null, null, null, null, null, null, null, null, null, numbers);
    }

    public OrderFilter with(String newText) {
        return new OrderFilter(
                stage,
                payment,
                method,
                from,
                until,
                atLeast,
                atMost,
                country,
                business,
                newText,
                numbers,
                refundFailedSince);
    }
}
