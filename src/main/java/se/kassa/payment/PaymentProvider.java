package se.kassa.payment;

import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A hosted payment page: it takes a cart, sends the shopper through the payment, and knows the truth about it. Every
 * method is a call over the network, unless it says otherwise, and must not be made inside a database transaction.
 *
 * <p>Every network method throws {@link PaymentProviderException}.
 */
public interface PaymentProvider {

    /** Announces a cart. Harmless when repeated: a cart that nobody pays is forgotten. Returns its key. */
    String createCart(PaymentRequest cart);

    /**
     * Replaces a cart. Returns the new key; the old one is used up.
     *
     * @throws PaymentProviderException {@link PaymentProviderException.Reason#REFUSED} where the key is used up, has
     *     expired, or has become an order
     */
    String updateCart(String cartKey, PaymentRequest cart);

    /** The payment with the provider's own id, or empty where the provider knows none. */
    Optional<ProviderPayment> find(String providerOrderId);

    /** The provider's ids of every payment that carries exactly this reference of ours. */
    List<String> findIds(String reference);

    /** What the provider has that began in this time, whichever shop of the same merchant it belongs to. */
    Sightings begunBetween(OffsetDateTime from, OffsetDateTime to);

    /** @param complete false where there may be more than the provider told at once: ask for a shorter time */
    record Sightings(List<PaymentSummary> payments, boolean complete) {}

    /** How often everything that the provider has is looked through. No network call. */
    Duration searchEvery();

    /**
     * Takes reserved money. A capture of all that is left ends the reservation, and so does one that says so; neither this
     * nor {@link #refund} or {@link #cancel} may be repeated when its outcome is unknown.
     *
     * @return how it ended
     * @throws PaymentProviderException {@link PaymentProviderException.Reason#WRONG_STATE} where the payment is not in a
     *     state that allows it, often because it was done elsewhere already: ask, instead of failing
     */
    TransactionResult capture(TransactionRequest move, boolean last);

    /**
     * Gives captured money back. Where it takes its time, {@link #refundProgress} tells how it ends.
     *
     * @param captureTransactionId the capture that it is of, by the provider's id
     * @param method how it was paid, in the provider's word
     */
    TransactionResult refund(TransactionRequest move, String captureTransactionId, String method);

    /** Releases what is reserved and not captured. */
    TransactionResult cancel(TransactionRequest move);

    /** How the newest refund of a payment stands that takes its time. */
    TransactionResult.Progress refundProgress(String providerOrderId);

    /**
     * Whether payments by this method are captured the moment they are made: there is nothing to capture or to cancel, and
     * refunds take their time. No network call.
     *
     * @param method the provider's own word; may be null
     */
    boolean capturesAtOnce(String method);

    /** Where the script is that the checkout page includes. No network call. */
    URI scriptAddress();

    /** How long a cart can be paid after it was last announced. No network call. */
    Duration cartLifetime();

    /** What is accepted of a fee that the provider adds to an order by itself. No network call. */
    FeeRule feeRule();

    /**
     * @param limit the largest fee that is accepted, in minor units
     * @param vatRate in basis points
     */
    record FeeRule(long limit, int vatRate) {}

    /** Whether real money moves. No network call. */
    boolean isLive();
}
