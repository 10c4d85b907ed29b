package se.kassa.cart;

import se.kassa.platform.money.VatBreakdown;

/** A line of the cart as a form shows and takes it. */
public class CartRow {

    private final PricedLine line;
    private final VatBreakdown.Part vat;
    private int quantity;
    private String sku;

    CartRow(PricedLine line, VatBreakdown.Part vat) {
        this.line = line;
        this.vat = vat;
        this.quantity = line.quantity();
        this.sku = line.sku();
    }

    public PricedLine getLine() {
        return line;
    }

    public VatBreakdown.Part getVat() {
        return vat;
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
