package se.kassa.order;

import java.time.OffsetDateTime;

/**
 * Something that became true of an order, as it is told to every {@link OrderEventListener}. The figures are those of the
 * moment, so that a listener that hears of facts in another order than they happened knows which is newer.
 *
 * @param id stable and unique in the shop: whoever has seen it has seen this fact. Letters, digits and hyphens
 * @param at when it became true
 * @param amount what the fact is about, in minor units: what was captured or refunded this time, the payment that is
 *     held, else the whole order
 * @param currency ISO 4217
 * @param orderAmount minor units, VAT included
 * @param capturedAmount all that was captured so far, in minor units
 * @param refundedAmount all that was refunded so far, in minor units
 * @param reason why it is {@linkplain Kind#HELD held}: the name of a {@link ReviewReason}; null for other facts
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

    /** What became true. More may be added: a listener leaves alone what it does not know. */
    public enum Kind {
        /** The payment is secured and fits the order; happens once. */
        PAID,
        /** Money was taken: the whole or a part. */
        CAPTURED,
        /** Money was given back: the whole or a part. */
        REFUNDED,
        /** A payment does not fit, and waits for a person. */
        HELD,
        /** The goods are on their way. */
        SHIPPED,
        /** The order, or what was reserved for it, is cancelled. */
        CANCELLED
    }
}
