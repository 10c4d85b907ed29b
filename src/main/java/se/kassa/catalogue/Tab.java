package se.kassa.catalogue;

/** A category above the shelf, written as the page shows it. */
public final class Tab {

    private final String address;
    private final String name;
    private final boolean chosen;

    Tab(String address, String name, boolean chosen) {
        this.address = address;
        this.name = name;
        this.chosen = chosen;
    }

    /** Of its products, within the application. */
    public String getAddress() {
        return address;
    }

    public String getName() {
        return name;
    }

    /** Whether its products are shown now. */
    public boolean isChosen() {
        return chosen;
    }
}
