package se.kassa.catalogue;

/** A product on the shelf, written as the page shows it. */
public final class Tile {

    private final String address;
    private final String picture;
    private final String name;
    private final String price;
    private final boolean soldOut;

    Tile(String address, String picture, String name, String price, boolean soldOut) {
        this.address = address;
        this.picture = picture;
        this.name = name;
        this.price = price;
        this.soldOut = soldOut;
    }

    /** Of its page, within the application. */
    public String getAddress() {
        return address;
    }

    /** The address of its picture. */
    public String getPicture() {
        return picture;
    }

    public String getName() {
        return name;
    }

    public String getPrice() {
        return price;
    }

    /** Whether nobody can buy a piece now. */
    public boolean isSoldOut() {
        return soldOut;
    }
}
