package se.kassa.platform.database;

/** Names of hints to queries that the specification does not have. A JPA provider ignores those of another one. */
public final class QueryHints {

    /**
     * EclipseLink reads a collection of all entities that a query finds in one more statement. Its value is the collection,
     * {@code p.texts}. A {@code join fetch} would do with one statement, but EclipseLink without Payara's patches fails at
     * the end of the transaction where the elements are embeddables.
     */
    public static final String BATCH = "eclipselink.batch";

    private QueryHints() {}
}
