package se.kassa.discount;

/** Why a code gives nothing. */
public enum DiscountRejection {
    /** There is none like it, or it is switched off. */
    UNKNOWN,
    NOT_YET,
    OVER,
    /** The goods cost less than the code asks for. */
    TOO_LITTLE,
    /** None of the goods are of its category, or there is nothing to take it off. */
    NOTHING_FITS,
    /** It has been used as often as it may be. */
    USED_UP,
    /** It counts who uses it, and wants an e-mail address for that. */
    EMAIL_NEEDED,
    /** This consumer has used it as often as one may. */
    USED_BEFORE
}
