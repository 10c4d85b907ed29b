package se.kassa.catalogue;

/**
 * What the product list shows of a product: texts and prices are formatted. Calls of beans in the page's expressions would
 * take half of the request's time.
 */
public final class ProductTile {

    private final String sku;
    private final String address;
    private final String picture;
    private final String pictureSizes;
    private final String name;
    private final String price;
    private final String priorPrice;
    private final String unitPrice;
    private final boolean soldOut;
    private final String loading;

    /**
     * @param pictureSizes attribute {@code srcset} of the picture; null for none
     * @param priorPrice lowest price of the 30 days before; null if no reduction is announced
     * @param unitPrice price per kilogram, litre or piece; null for none
     * @param loading of the picture, as in HTML; null for the browser's default
     */
    ProductTile(
            String sku,
            String address,
            String picture,
            String pictureSizes,
            String name,
            String price,
            String priorPrice,
            String unitPrice,
            boolean soldOut,
            String loading) {
        this.sku = sku;
        this.address = address;
        this.picture = picture;
        this.pictureSizes = pictureSizes;
        this.name = name;
        this.price = price;
        this.priorPrice = priorPrice;
        this.unitPrice = unitPrice;
        this.soldOut = soldOut;
        this.loading = loading;
    }

    public String getSku() {
        return sku;
    }

    /** Of its page, with the context path. */
    public String getAddress() {
        return address;
    }

    /** The address of its picture. */
    public String getPicture() {
        return picture;
    }

    /** Attribute {@code srcset} of the picture; null for none. */
    public String getPictureSizes() {
        return pictureSizes;
    }

    public String getName() {
        return name;
    }

    public String getPrice() {
        return price;
    }

    /** Lowest price of the 30 days before the reduction; null if none is announced. */
    public String getPriorPrice() {
        return priorPrice;
    }

    /** Price per kilogram, litre or piece; null for none. */
    public String getUnitPrice() {
        return unitPrice;
    }

    /** Whether the product is out of stock. */
    public boolean isSoldOut() {
        return soldOut;
    }

    /** When the browser loads the picture: {@code lazy}, or null for at once. */
    public String getLoading() {
        return loading;
    }
}
