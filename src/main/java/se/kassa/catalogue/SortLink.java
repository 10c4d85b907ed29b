package se.kassa.catalogue;

/** A link to the product list in another order. */
public final class SortLink {

    private final String key;
    private final boolean current;
    private final String address;

    SortLink(String key, boolean current, String address) {
        this.key = key;
        this.current = current;
        this.address = address;
    }

    /** Key of its text. */
    public String getKey() {
        return key;
    }

    /** Whether the list has this order now. */
    public boolean isCurrent() {
        return current;
    }

    public String getAddress() {
        return address;
    }
}
