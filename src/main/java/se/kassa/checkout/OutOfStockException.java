package se.kassa.checkout;

/** Others were faster: the transaction is rolled back, and the shopper is told. */
class OutOfStockException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is gone. */
    enum What {
        GOODS,
        DISCOUNT
    }

    private final What what;

    OutOfStockException(What what, String message) {
        super(message);
        this.what = what;
    }

    What what() {
        return what;
    }
}
