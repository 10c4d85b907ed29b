package se.kassa.payment;

/** Who does things to an order, apart from the people of the order admin, who have names of their own. */
public final class Actors {

    public static final String SHOPPER = "shopper";
    public static final String PROVIDER = "provider";
    public static final String KASSA = "kassa";

    private Actors() {}
}
