package se.kassa.stock;

/** The stock level changed after the form had loaded it. Nothing was written. */
public final class StockMovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StockMovedException(String sku) {
        super("The stock of " + sku + " is no longer what the form showed");
    }
}
