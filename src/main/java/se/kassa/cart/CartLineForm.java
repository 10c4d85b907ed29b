package se.kassa.cart;

/** Form data of a cart line. */
public class CartLineForm {

    private final PricedCartLine line;
    private int quantity;
    private String sku;

    CartLineForm(PricedCartLine line) {
        this.line = line;
        this.quantity = line.quantity();
        this.sku = line.sku();
    }

    public PricedCartLine getLine() {
        return line;
    }

    public int getQuantity() {
        return quantity;
    }

    public void setQuantity(int quantity) {
        this.quantity = quantity;
    }

    /** SKU for which the form was rendered, even if the cart has changed since. */
    public String getSku() {
        return sku;
    }

    public void setSku(String sku) {
        this.sku = sku;
    }
}
