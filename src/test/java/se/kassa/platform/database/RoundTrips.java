package se.kassa.platform.database;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import se.kassa.order.list.CountingDataSource;

/** Counts how often a shop goes to its database, inside the server, on the connections below everything that the server adds. */
public final class RoundTrips {

    private RoundTrips() {}

    /**
     * What is executed in this thread while something is done; a batch is one, and lists of parameters are one parameter.
     * Numbers of sequences, of which fifty are fetched at once, are left out.
     */
    public static List<String> of(Callable<?> work) throws Exception {
        return of(work, Thread.currentThread());
    }

    /** The same of every thread of the application, those that work in the background among them. */
    public static List<String> ofAllThreads(Callable<?> work) throws Exception {
        return of(work, null);
    }

    private static List<String> of(Callable<?> work, Thread only) throws Exception {
        DatabaseConnections provider = DatabaseConnections.shared();
        Field source = DatabaseConnections.class.getDeclaredField("source");
        source.setAccessible(true);
        DataSource real = (DataSource) source.get(provider);
        CountingDataSource counting = new CountingDataSource(real, only);
        source.set(provider, counting.dataSource());
        try {
            work.call();
        } finally {
            source.set(provider, real);
        }
        return counting.take().stream()
                .map(CountingDataSource.Executed::sql)
                .map(sql -> sql.replaceAll("\\?(\\s*,\\s*\\?)+", "?").replaceAll("(?i)^(select).* from ", "$1 … from "))
                .filter(sql -> !sql.toLowerCase(Locale.ROOT).contains("next"))
                .toList();
    }
}
