package se.kassa.order;

/** Why a payment is in review. */
public enum ReviewReason {
    /** The payment provider's amount matches no revision. */
    AMOUNT_DIFFERS,
    /** The amount matches, but the lines differ. */
    LINES_DIFFER,
    CURRENCY_DIFFERS,
    /** The payment provider added a fee above the accepted limit. */
    FEE_TOO_LARGE,
    /** Another payment attempt of the same order is already paid. */
    SECOND_PAYMENT,
    /** Paid after the order was cancelled. */
    PAID_AFTER_CANCEL,
    /** Paid long after the payment session should have expired. */
    PAID_AFTER_EXPIRY,
    /** Paid when the products were out of stock. */
    SOLD_OUT,
    /** The delivery country is not one that the shop ships to. */
    COUNTRY
}
