package se.kassa.order.list;

/**
 * Position of a page relative to an order.
 *
 * @param order id of the order that the page follows or precedes; null for the first and last page
 */
public record PagePosition(Kind kind, Long order) {

    public static final PagePosition FIRST = new PagePosition(Kind.FIRST, null);
    public static final PagePosition LAST = new PagePosition(Kind.LAST, null);

    /** Direction of the page from its order. */
    public enum Kind {
        FIRST,
        AFTER,
        BEFORE,
        LAST
    }

    public static PagePosition after(long order) {
        return new PagePosition(Kind.AFTER, order);
    }

    public static PagePosition before(long order) {
        return new PagePosition(Kind.BEFORE, order);
    }

    /** Whether the page is read in reverse. */
    boolean backwards() {
        return kind == Kind.BEFORE || kind == Kind.LAST;
    }
}
