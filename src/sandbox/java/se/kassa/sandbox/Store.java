package se.kassa.sandbox;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Keeps carts, orders and the outbox in a small database of their own, over restarts and crashes. One connection and one
 * caller at a time: a sandbox needs to be right, not quick. What {@link #commit} has not confirmed is not kept.
 */
@ApplicationScoped
public class Store {

    private static final String[] SCHEMA = {
        "create table if not exists cart (cart_key varchar(64) primary key, merchant varchar(200), state varchar(16),"
                + " created timestamp with time zone, order_id varchar(64), body varchar(500000))",
        "create table if not exists ecster_order (id varchar(64) primary key, created bigint generated always as identity, merchant varchar(200),"
                + " reference varchar(64), cart_key varchar(64), notification_url varchar(2000), document varchar(500000))",
        "create index if not exists ecster_order_reference on ecster_order (reference)",
        "create table if not exists outbox (id identity primary key, order_id varchar(64), url varchar(2000),"
                + " body varchar(4000), tries int, due timestamp with time zone, state varchar(16), answers varchar(4000))"
    };

    @Inject
    private SandboxSettings settings;

    private Connection connection;

    @PostConstruct
    void open() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + Path.of(settings.dataFolder(), "ecster").toAbsolutePath() + ";WRITE_DELAY=0");
        h2.setUser("ecster");
        h2.setPassword("ecster");
        try {
            connection = h2.getConnection();
            try (Statement statement = connection.createStatement()) {
                for (String sql : SCHEMA) {
                    statement.execute(sql);
                }
            }
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException("The sandbox can't open its database", e);
        }
    }

    @PreDestroy
    void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A row of a result, as a reader sees it. */
    private interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    public synchronized void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public synchronized Optional<SandboxCart> cart(String key) {
        return query("select * from cart where cart_key = ?", Store::toCart, key).stream()
                .findFirst();
    }

    public synchronized List<SandboxCart> newestCarts(int atMost) {
        return query("select * from cart order by created desc fetch first " + atMost + " rows only", Store::toCart);
    }

    public synchronized void save(SandboxCart cart) {
        update(
                "merge into cart key (cart_key) values (?, ?, ?, ?, ?, ?)",
                cart.key(),
                cart.merchant(),
                cart.state(),
                cart.created(),
                cart.orderId(),
                cart.body().toString());
    }

    public synchronized Optional<SandboxOrder> order(String id) {
        return query("select * from ecster_order where id = ?", Store::toOrder, id).stream()
                .findFirst();
    }

    public synchronized List<SandboxOrder> ordersByReference(String reference) {
        return query("select * from ecster_order where reference = ? order by created", Store::toOrder, reference);
    }

    public synchronized List<SandboxOrder> newestOrders(int atMost) {
        return query(
                "select * from ecster_order order by created desc fetch first " + atMost + " rows only",
                Store::toOrder);
    }

    public synchronized void save(SandboxOrder order) {
        int changed = update(
                "update ecster_order set reference = ?, document = ? where id = ?",
                order.reference(),
                order.document().toString(),
                order.id());
        if (changed == 0) {
            update(
                    "insert into ecster_order (id, merchant, reference, cart_key, notification_url, document)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    order.id(),
                    order.merchant(),
                    order.reference(),
                    order.cartKey(),
                    order.notificationUrl(),
                    order.document().toString());
        }
    }

    /** Puts a notification in the outbox, to be sent at once. */
    public synchronized void send(String orderId, String url, String body, OffsetDateTime due) {
        update(
                "insert into outbox (order_id, url, body, tries, due, state, answers) values (?, ?, ?, 0, ?, 'WAITING', '')",
                orderId,
                url,
                body,
                due);
    }

    public synchronized List<OutboxEntry> dueNotifications(OffsetDateTime now) {
        return query("select * from outbox where state = 'WAITING' and due <= ? order by id", Store::toEntry, now);
    }

    public synchronized List<OutboxEntry> newestNotifications(int atMost) {
        return query("select * from outbox order by id desc fetch first " + atMost + " rows only", Store::toEntry);
    }

    public synchronized Optional<OutboxEntry> notification(long id) {
        return query("select * from outbox where id = ?", Store::toEntry, id).stream()
                .findFirst();
    }

    public synchronized void save(OutboxEntry entry) {
        update(
                "update outbox set tries = ?, due = ?, state = ?, answers = ? where id = ?",
                entry.tries(),
                entry.due(),
                entry.state(),
                entry.answers(),
                entry.id());
    }

    private <T> List<T> query(String sql, Mapper<T> mapper, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(mapper.map(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int update(String sql, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static SandboxCart toCart(ResultSet row) throws SQLException {
        return new SandboxCart(
                row.getString("cart_key"),
                row.getString("merchant"),
                row.getString("state"),
                row.getObject("created", OffsetDateTime.class),
                row.getString("order_id"),
                json(row.getString("body")));
    }

    private static SandboxOrder toOrder(ResultSet row) throws SQLException {
        return new SandboxOrder(
                row.getString("id"),
                row.getString("merchant"),
                row.getString("reference"),
                row.getString("cart_key"),
                row.getString("notification_url"),
                json(row.getString("document")));
    }

    private static OutboxEntry toEntry(ResultSet row) throws SQLException {
        return new OutboxEntry(
                row.getLong("id"),
                row.getString("order_id"),
                row.getString("url"),
                row.getString("body"),
                row.getInt("tries"),
                row.getObject("due", OffsetDateTime.class),
                row.getString("state"),
                row.getString("answers"));
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
