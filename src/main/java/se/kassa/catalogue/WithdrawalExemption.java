package se.kassa.catalogue;

/**
 * Why consumers cannot withdraw from the purchase of a product, as Directive 2011/83/EU art. 16 and 2 kap. 11 §
 * distansavtalslagen (2005:59) list. Digital content is missing: it needs two consents, which the checkout does not ask.
 */
public enum WithdrawalExemption {
    /** Made to the consumer's specifications or clearly personalised. */
    CUSTOM_MADE(false),
    /** Deteriorates or expires quickly. */
    PERISHABLE(false),
    /** Sealed for health or hygiene: only once the seal is broken. */
    SEALED_HYGIENE(true),
    /** Sealed recordings or software: only once the seal is broken. */
    SEALED_MEDIA(true),
    /** A single newspaper or magazine. */
    NEWSPAPER(false),
    /** Leisure on a certain day. */
    DATED_LEISURE(false);

    private final boolean conditional;

    WithdrawalExemption(boolean conditional) {
        this.conditional = conditional;
    }

    /** Whether the right is lost only by what the consumer did, so that a withdrawal must be received. */
    public boolean isConditional() {
        return conditional;
    }
}
