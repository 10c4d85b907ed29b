package se.kassa.order;

import java.time.OffsetDateTime;

/**
 * A domain event of an order, delivered to every {@link OrderEventListener}. The amounts are those at the time of the
 * event, so that a listener that receives events out of order can tell which is newer.
 *
 * @param id stable and unique in the shop; use it to detect duplicates. Letters, digits and hyphens
 * @param at when the event happened
 * @param amount minor units: the amount captured or refunded this time, the amount of the payment in review, else the
 *     order amount
 * @param currency ISO 4217
 * @param orderAmount minor units, VAT included
 * @param capturedAmount total captured so far, in minor units
 * @param refundedAmount total refunded so far, in minor units
 * @param reason name of a {@link ReviewReason} if the kind is {@link Kind#IN_REVIEW}, else null
 */
public record OrderEvent(
        String id,
        Kind kind,
        String orderNumber,
        OffsetDateTime at,
        long amount,
        String currency,
        long orderAmount,
        long capturedAmount,
        long refundedAmount,
        String reason) {

    /** Kind of event. Kinds may be added: listeners must ignore those that they do not know. */
    public enum Kind {
        /** The order is paid with a matching payment; happens once. */
        PAID,
        /** Money was captured, in full or in part. */
        CAPTURED,
        /** Money was refunded, in full or in part. */
        REFUNDED,
        /** The payment went to review. */
        IN_REVIEW,
        /** The order was shipped. */
        SHIPPED,
        /** The order or its authorisation was cancelled. */
        CANCELLED
    }
}
