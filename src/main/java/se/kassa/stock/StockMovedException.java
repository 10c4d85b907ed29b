package se.kassa.stock;

/** A level was to be changed that is no longer what the form showed. Nothing was written. */
public final class StockMovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StockMovedException(String sku) {
        super("The stock of " + sku + " is no longer what the form showed");
    }
}
