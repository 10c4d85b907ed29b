package se.kassa.order.list;

import java.time.OffsetDateTime;
import java.util.List;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.PaymentState;
import se.kassa.order.RefundState;

/**
 * Filter of the order list: an order must match every component that is not null.
 *
 * @param method payment method in the payment provider's term
 * @param from earliest time of placing, inclusive
 * @param until latest time of placing, exclusive
 * @param atLeast minor units
 * @param atMost minor units
 * @param country delivery country, ISO 3166-1 alpha-2
 * @param business whether the customer is a company
 * @param text beginning of an order number, name, e-mail address, company, payment id or SKU
 * @param numbers at most a few hundred
 * @param refundFailedSince earliest time at which a refund of the order failed
 * @param authorisationExpiresBefore latest time, exclusive, at which an authorisation of the order expires
 * @param refund how much of the captured amount is refunded
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
        OffsetDateTime refundFailedSince,
        OffsetDateTime authorisationExpiresBefore,
        RefundState refund) {

    /** Matches every order. */
    public static final OrderFilter ALL =
            new OrderFilter(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** Creates a filter that ignores refunds and expiry. */
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
        this(stage, payment, method, from, until, atLeast, atMost, country, business, text, numbers, null, null, null);
    }

    /** Orders with a refund that failed since a time. */
    public static OrderFilter ofFailedRefunds(OffsetDateTime since) {
        return new OrderFilter(null, null, null, null, null, null, null, null, null, null, null, since, null, null);
    }

    /** Orders with authorised money that the provider releases before a time. */
    public static OrderFilter ofExpiringAuthorisations(OffsetDateTime before) {
        return new OrderFilter(null, null, null, null, null, null, null, null, null, null, null, null, before, null);
    }

    public static OrderFilter of(RefundState refund) {
        return new OrderFilter(null, null, null, null, null, null, null, null, null, null, null, null, null, refund);
    }

    public static OrderFilter of(FulfilmentStage stage) {
        return new OrderFilter(stage, null, null, null, null, null, null, null, null, null, null);
    }

    /** Orders with these numbers. */
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
                refundFailedSince,
                authorisationExpiresBefore,
                refund);
    }
}
