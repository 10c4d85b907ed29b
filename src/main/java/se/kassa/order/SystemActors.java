package se.kassa.order;

/** Actors in an order's history other than staff, who appear by login name. */
public final class SystemActors {

    public static final String SHOPPER = "shopper";
    public static final String PROVIDER = "provider";
    public static final String KASSA = "kassa";

    private SystemActors() {}
}
