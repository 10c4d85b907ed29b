package se.kassa.checkout;

/** Stock or discount code are not available any more. Rolls the transaction back. */
class ReservationFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is gone. */
    enum What {
        PRODUCT,
        DISCOUNT
    }

    private final What what;

    ReservationFailedException(What what, String message) {
        super(message);
        this.what = what;
    }

    What what() {
        return what;
    }
}
