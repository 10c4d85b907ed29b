package se.kassa.order;

/** Why a payment waits for a person at the order admin. */
public enum ReviewReason {
    /** The payment provider's amount is not that of any revision. */
    AMOUNT_DIFFERS,
    /** The amount is right and the rows are not. */
    ROWS_DIFFER,
    CURRENCY_DIFFERS,
    /** The payment provider added a fee above the bound that the shop accepts. */
    FEE_TOO_LARGE,
    /** Another attempt of the same order is paid already. */
    SECOND_PAYMENT,
    /** Paid after the order was cancelled. */
    PAID_AFTER_CANCEL,
    /** Paid long after its cart should have expired, when nobody expected it any more. */
    PAID_AFTER_GIVING_UP,
    /** Paid when the goods were not there any more. */
    SOLD_OUT,
    /** The goods go to a country that the shop does not deliver to. */
    COUNTRY
}
