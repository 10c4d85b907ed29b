package se.kassa.payment;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import se.kassa.order.Customer;
import se.kassa.order.Line;
import se.kassa.order.PaymentState;

/**
 * A payment as the provider reports it.
 *
 * @param customer whose name and address replace those that the shopper entered; null if not reported
 * @param rows the paid lines; empty if not reported
 * @param transactions completed captures, refunds and voids, oldest first
 * @param response as received, without personal identity numbers. It decides whether anything changed: an equal text is
 *     not applied. It must contain all that the other values are made from, and nothing that varies by itself
 */
public record ProviderPayment(
        Identity identity,
        Status status,
        Amounts amounts,
        Customer customer,
        List<Row> rows,
        List<Transaction> transactions,
        String response) {

    /**
     * What the payment is found by.
     *
     * @param id the provider's id, at most 64 characters
     * @param reference our reference as the provider has it; may be null
     * @param attemptDigest {@link PaymentRequest#attemptDigest} as the provider has it; null if it has none
     */
    public record Identity(String id, String reference, String attemptDigest) {}

    /**
     * How far the payment has come.
     *
     * @param term the provider's term for the state, at most 64 characters
     * @param method the provider's term for the payment method, at most 64 characters; may be null
     * @param authorisationExpiresAt when the provider releases what is authorised and not captured; null if not reported
     * @param disputed whether the customer disputes the payment at the bank
     */
    public record Status(
            PaymentState state, String term, String method, OffsetDateTime authorisationExpiresAt, boolean disputed) {

        /** For providers that report neither expiry nor disputes. */
        public Status(PaymentState state, String term, String method) {
            this(state, term, method, null, false);
        }
    }

    /**
     * Amounts in minor units.
     *
     * @param currency ISO 4217; null if not reported
     * @param authorised including the provider's fee; captures, voids and refunds do not change it
     * @param fee added by the provider; 0 for none
     */
    public record Amounts(String currency, long authorised, long fee, long captured, long refunded) {

        /** Whether they are plausible: not negative, captured within authorised, refunded within captured. */
        boolean isConsistent() {
            return authorised >= 0 && captured >= 0 && captured <= authorised && refunded >= 0 && refunded <= captured;
        }
    }

    /** The provider's id. */
    public String id() {
        return identity.id();
    }

    public PaymentState state() {
        return status.state();
    }

    public enum TransactionKind {
        CAPTURE,
        REFUND,
        VOID
    }

    /**
     * A capture, refund or void.
     *
     * @param id the provider's id, as {@link TransactionResult#transactionId} returned it; never null, at most 64
     *     characters, unique at the provider. Under another id the transaction is stored again, as made outside the shop
     * @param reference {@link TransactionRequest#reference}, by which an operation with unknown outcome is found; null if not
     *     reported or not made by the shop
     * @param amount minor units
     * @param captureId the provider's id of the refunded capture; null unless this is a refund
     */
    public record Transaction(String id, TransactionKind kind, String reference, long amount, String captureId) {}

    /**
     * A paid line.
     *
     * @param quantity -1 if it is not a whole number
     * @param unitAmount minor units, including VAT
     * @param discountAmount minor units, for the whole line
     * @param vatRate basis points; -1 if not reported
     */
    public record Row(String sku, String name, int quantity, long unitAmount, long discountAmount, int vatRate) {

        /** Converts it to an order line; empty if required values are missing. */
        public Optional<Line> toLine(Line.Kind kind) {
            return quantity < 1 || vatRate < 0 || name == null
                    ? Optional.empty()
                    : Optional.of(new Line(
                            kind, sku == null ? "-" : sku, name, quantity, unitAmount, discountAmount, vatRate));
        }
    }

    /** Whether the customer's money is authorised, or captured and not fully refunded. */
    public boolean hasMoney() {
        boolean allBack =
                state() == PaymentState.CAPTURED && amounts.refunded() > 0 && amounts.refunded() >= amounts.captured();
        return state().secured() && !allBack;
    }
}
