package se.kassa.order.list;

import java.time.OffsetDateTime;
import java.util.List;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.PaymentState;
import se.kassa.order.RefundState;

/**
 * Filter of the order list: an order must match every component that is not null.
 *
 * @param placed the time of placing
 * @param amounts the order amount
 * @param text beginning of an order number, name, e-mail address, phone or tracking number, company, postcode, town,
 *     payment id, SKU or word of a product's name
 * @param numbers at most a few hundred
 */
public record OrderFilter(
        FulfilmentStage stage,
        Payment payment,
        Period placed,
        Amounts amounts,
        Customers customers,
        String text,
        List<String> numbers) {

    /**
     * Filter by payment; null matches everything.
     *
     * @param method payment method in the payment provider's term
     * @param refund how much of the captured amount is refunded
     * @param refundFailedSince earliest time at which a refund of the order failed
     * @param authorisationExpiresBefore latest time, exclusive, at which an authorisation of the order expires
     */
    public record Payment(
            PaymentState state,
            String method,
            RefundState refund,
            OffsetDateTime refundFailedSince,
            OffsetDateTime authorisationExpiresBefore) {

        static final Payment ANY = new Payment(null, null, null, null, null);
    }

    /**
     * A period without an end where that is null.
     *
     * @param from inclusive
     * @param until exclusive
     */
    public record Period(OffsetDateTime from, OffsetDateTime until) {}

    /**
     * A range of amounts in minor units, both inclusive, without a limit where that is null.
     */
    public record Amounts(Long atLeast, Long atMost) {}

    /**
     * Filter by customer; null matches everything.
     *
     * @param country delivery country, ISO 3166-1 alpha-2
     * @param business whether the customer is a company
     */
    public record Customers(String country, Boolean business) {}

    /** Matches every order. */
    public static final OrderFilter ALL = new OrderFilter(
            null, Payment.ANY, new Period(null, null), new Amounts(null, null), new Customers(null, null), null, null);

    /** Orders with a refund that failed since a time. */
    public static OrderFilter ofFailedRefunds(OffsetDateTime since) {
        return ALL.with(new Payment(null, null, null, since, null));
    }

    /** Orders with authorised money that the provider releases before a time. */
    public static OrderFilter ofExpiringAuthorisations(OffsetDateTime before) {
        return ALL.with(new Payment(null, null, null, null, before));
    }

    public static OrderFilter of(RefundState refund) {
        return ALL.with(new Payment(null, null, refund, null, null));
    }

    public static OrderFilter of(FulfilmentStage stage) {
        return new OrderFilter(stage, ALL.payment, ALL.placed, ALL.amounts, ALL.customers, null, null);
    }

    /** Orders with these numbers. */
    public static OrderFilter of(List<String> numbers) {
        return new OrderFilter(null, ALL.payment, ALL.placed, ALL.amounts, ALL.customers, null, numbers);
    }

    public OrderFilter with(String newText) {
        return new OrderFilter(stage, payment, placed, amounts, customers, newText, numbers);
    }

    public OrderFilter with(Payment newPayment) {
        return new OrderFilter(stage, newPayment, placed, amounts, customers, text, numbers);
    }

    public OrderFilter with(Period newPlaced) {
        return new OrderFilter(stage, payment, newPlaced, amounts, customers, text, numbers);
    }

    public OrderFilter with(Amounts newAmounts) {
        return new OrderFilter(stage, payment, placed, newAmounts, customers, text, numbers);
    }

    public OrderFilter with(Customers newCustomers) {
        return new OrderFilter(stage, payment, placed, amounts, newCustomers, text, numbers);
    }
}
