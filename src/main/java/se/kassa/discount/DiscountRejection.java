package se.kassa.discount;

/** Why a discount code is rejected. */
public enum DiscountRejection {
    /** The code does not exist or is disabled. */
    UNKNOWN,
    NOT_YET,
    OVER,
    /** The product amount is below the minimum. */
    TOO_LITTLE,
    /** No product is of the discount's category, or there is no amount to discount. */
    NOTHING_FITS,
    /** The maximum number of uses is reached. */
    USED_UP,
    /** The code is limited per customer and needs an e-mail address. */
    EMAIL_NEEDED,
    /** This customer has reached the maximum number of uses. */
    USED_BEFORE
}
