package se.kassa.platform.operations;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import se.kassa.platform.database.DatabaseOutage;

/** Health of the database: whether it responds, and whether recent writes succeeded. */
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {

    private static final int TIMEOUT_SECONDS = 2;

    @Resource(lookup = "java:app/jdbc/kassa")
    private DataSource dataSource;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Result check() {
        try (Connection connection = dataSource.getConnection()) {
            return new Result(connection.isValid(TIMEOUT_SECONDS) && !DatabaseOutage.isUnableToWrite(), Map.of());
        } catch (SQLException e) {
            return new Result(false, Map.of());
        }
    }
}
