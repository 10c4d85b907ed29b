package se.kassa.discount;

/** Why a discount code is rejected. */
public enum DiscountRejection {
    /** The code does not exist or is disabled. */
    UNKNOWN,
    NOT_YET_VALID,
    EXPIRED,
    /** The product amount is below the minimum. */
    BELOW_MINIMUM,
    /** No product is of the discount's category, or there is no amount to discount. */
    NOT_APPLICABLE,
    /** The maximum number of uses is reached. */
    USED_UP,
    /** The code is limited per customer and needs an e-mail address. */
    EMAIL_REQUIRED,
    /** This customer has reached the maximum number of uses. */
    ALREADY_USED
}
