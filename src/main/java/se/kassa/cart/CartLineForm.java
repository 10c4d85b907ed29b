package se.kassa.cart;

/** A line of the cart as a form shows and takes it. */
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

    /** The product that the form was made for, whatever the cart has on this line by now. */
    public String getSku() {
        return sku;
    }

    public void setSku(String sku) {
        this.sku = sku;
    }
}
