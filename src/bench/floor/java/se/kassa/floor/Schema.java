package se.kassa.floor;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Makes the floor's tables when it starts. */
@ApplicationScoped
public class Schema {

    private static final String[] TABLES = {
        "create table if not exists received (id bigint generated always as identity primary key,"
                + " provider_order_id varchar(64) not null, body varchar(70000) not null)",
        "create table if not exists worked (id integer primary key, answer varchar(70000), done boolean not null)",
        "create sequence if not exists floor_order_seq start with 50 increment by 50",
        "create table if not exists floor_order (id bigint primary key)",
        "create table if not exists floor_order_line (order_id bigint not null references floor_order (id),"
                + " position integer not null, name varchar(255), amount bigint, primary key (order_id, position))",
        "insert into worked (id, done) select n, false from generate_series(1, 200000) n on conflict do nothing"
    };

    @Resource(lookup = "java:app/jdbc/floor")
    private DataSource dataSource;

    void make(@Observes @Initialized(ApplicationScoped.class) Object context) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.executeUpdate(table);
            }
        }
    }
}
