package se.kassa.floor;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import org.postgresql.ds.PGSimpleDataSource;

/** The floor's own database beside the shop's; its address is the system property {@code floor.db.url}. */
public class FloorDataSource extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;

    public FloorDataSource() {
        setUrl(System.getProperty("floor.db.url"));
        setUser(System.getProperty("floor.db.user"));
        setPassword(System.getProperty("floor.db.password"));
    }

    /** Declares it to the container, with the same pool as the shop's. */
    @DataSourceDefinition(
            name = "java:app/jdbc/floor",
            className = "se.kassa.floor.FloorDataSource",
            minPoolSize = 2,
            maxPoolSize = 32)
    @ApplicationScoped
    public static class Configuration {}
}
