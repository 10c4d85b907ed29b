package se.kassa.platform.database;

import dev.failsafe.CircuitBreaker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Circuit breaker for connections: after the database could not be reached, requests fail at once for a second instead
 * of blocking a server thread each.
 */
final class OutageBreaker {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String CANNOT_CONNECT = "08001";

    private final Source source;
    private final Predicate<SQLException> isOutage;
    private final CircuitBreaker<Connection> circuit;

    /** Source of connections. */
    interface Source {
        Connection acquire() throws SQLException;
    }

    OutageBreaker(Source source, Predicate<SQLException> isOutage) {
        this(source, isOutage, PAUSE);
    }

    OutageBreaker(Source source, Predicate<SQLException> isOutage, Duration pause) {
        this.source = source;
        this.isOutage = isOutage;
        this.circuit = CircuitBreaker.<Connection>builder()
                .withFailureThreshold(1)
                .withDelay(pause)
                .build();
    }

    /** @throws SQLException the failure of the source, or at once if the database could not be reached a moment ago */
    Connection acquire() throws SQLException {
        if (!circuit.tryAcquirePermit()) {
            throw new SQLTransientConnectionException("The database could not be reached a moment ago", CANNOT_CONNECT);
        }
        boolean outage = false;
        try {
            return source.acquire();
        } catch (SQLException e) {
            outage = isOutage.test(e);
            throw e;
        } finally {
            record(outage);
        }
    }

    private void record(boolean outage) {
        if (outage) {
            circuit.recordFailure();
        } else {
            circuit.recordSuccess();
        }
    }
}
