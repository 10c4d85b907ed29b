package se.kassa.payment;

import java.time.Duration;

/**
 * What a provider guarantees and limits.
 *
 * @param idempotencyPeriod how long a capture, refund or void with the same {@link TransactionRequest#idempotencyKey} is
 *     executed at most once; zero if it must never be repeated
 * @param releasesRestOnCapture whether every capture releases the rest of the authorisation; if not, staff can capture in
 *     parts
 * @param sessionLifetime how long a session can be paid after it was last opened or replaced; an unpaid session is
 *     replaced at the next checkout after half of it
 * @param feeRule the limits of a fee that the provider may add to the amount
 * @param live whether payments move real money; if not, pages show the test banner
 */
public record ProviderTerms(
        Duration idempotencyPeriod,
        boolean releasesRestOnCapture,
        Duration sessionLifetime,
        FeeRule feeRule,
        boolean live) {

    /**
     * Limits of the provider's fee.
     *
     * @param limit the largest accepted fee, in minor units
     * @param vatRate in basis points
     */
    public record FeeRule(long limit, int vatRate) {

        /** For providers that add no fee. */
        public static final FeeRule NONE = new FeeRule(0, 0);
    }

    /** Whether an operation whose outcome is unknown may be repeated with the same key. */
    public boolean isIdempotent() {
        return !idempotencyPeriod.isZero();
    }
}
