package se.kassa.order.list;

/**
 * Where a page begins or ends.
 *
 * @param order the database id of the order that it follows or precedes; null for the first and the last page
 */
public record PagePosition(Kind kind, Long order) {

    public static final PagePosition FIRST = new PagePosition(Kind.FIRST, null);
    public static final PagePosition LAST = new PagePosition(Kind.LAST, null);

    /** Which way a page lies from its order. */
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

    /** Whether it is read from its end. */
    boolean backwards() {
        return kind == Kind.BEFORE || kind == Kind.LAST;
    }
}
