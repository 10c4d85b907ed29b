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
import java.util.function.Supplier;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Keeps carts, orders and the outbox in a small database of their own, over restarts and crashes. One connection and one
 * caller at a time: a sandbox needs to be right, not quick. What is not saved within {@link #write} is not kept.
 */
@ApplicationScoped
public class Store {

    private static final String[] SCHEMA = {
        "create table if not exists cart (cart_key varchar(64) primary key, merchant varchar(200), state varchar(16),"
                + " created timestamp with time zone, order_id varchar(64), body varchar(500000))",
        "create table if not exists ecster_order (id varchar(64) primary key, created bigint generated always as identity, merchant varchar(200),"
                + " reference varchar(64), cart_key varchar(64), notification_url varchar(2000), document varchar(500000))",
        "create index if not exists ecster_order_reference on ecster_order (reference)",
        "create table if not exists notification (id identity primary key, order_id varchar(64), url varchar(2000),"
                + " body varchar(4000), forged boolean, tries int, due timestamp with time zone, state varchar(16))",
        "alter table notification add column if not exists provider varchar(16) default 'ecster' not null",
        "alter table notification alter column body set data type varchar(500000)",
        "create index if not exists notification_due on notification (state, due)",
        "create table if not exists notification_try (notification bigint, at timestamp with time zone,"
                + " answer varchar(200), millis bigint)",
        "create index if not exists notification_try_of on notification_try (notification)",
        "create table if not exists refund (id identity primary key, order_id varchar(64), debit_transaction varchar(64),"
                + " amount bigint, due timestamp with time zone, status varchar(16))",
        "create table if not exists call_log (id identity primary key, at timestamp with time zone, operation varchar(2000),"
                + " status int, millis bigint, request varchar(500000), answer varchar(500000), fault varchar(32))",
        "create table if not exists clock (id int primary key, real_start bigint, start bigint, speed double precision)"
    };

    @Inject
    private SandboxSettings settings;

    private Connection connection;

    @PostConstruct
    void open() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + Path.of(settings.dataFolder(), "ecster").toAbsolutePath()
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
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

    /** Reads a row of a result. */
    public interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Does some work and commits it, or, where it throws, none of it. Everybody else waits. */
    public synchronized <T> T write(Supplier<T> work) {
        boolean done = false;
        try {
            T result = work.get();
            connection.commit();
            done = true;
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    private void rollBack() {
        try {
            connection.rollback();
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

    /** The merchant's orders, oldest first; those with the reference where one is given. */
    public synchronized List<SandboxOrder> ordersOf(String merchant, String reference) {
        return reference == null || reference.isBlank()
                ? query("select * from ecster_order where merchant = ? order by created", Store::toOrder, merchant)
                : query(
                        "select * from ecster_order where merchant = ? and reference = ? order by created",
                        Store::toOrder,
                        merchant,
                        reference);
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

    /** Creates tables of a provider's own, where they do not exist. */
    public synchronized void define(List<String> statements) {
        write(() -> {
            statements.forEach(this::update);
            return statements;
        });
    }

    /** Writes a notification into the outbox, in the caller's transaction. */
    public synchronized void add(
            String provider,
            String orderId,
            String url,
            String body,
            boolean forged,
            OffsetDateTime due,
            OutboxEntry.State state) {
        update(
                "insert into notification (provider, order_id, url, body, forged, tries, due, state)"
                        + " values (?, ?, ?, ?, ?, 0, ?, ?)",
                provider,
                orderId,
                url,
                body,
                forged,
                due,
                state.name());
    }

    /** Of each order the notification that is due first. */
    synchronized List<OutboxEntry> firstDueNotifications(OffsetDateTime now) {
        return query(
                "select * from notification where id in (select min(id) from notification"
                        + " where state = 'WAITING' and due <= ? group by order_id) order by id",
                Store::toEntry,
                now);
    }

    /** The due notifications of an order, in order. */
    synchronized List<OutboxEntry> dueNotifications(String orderId, OffsetDateTime now) {
        return query(
                "select * from notification where state = 'WAITING' and order_id = ? and due <= ? order by id",
                Store::toEntry,
                orderId,
                now);
    }

    public synchronized List<OutboxEntry> newestNotifications(int atMost) {
        return query(
                "select * from notification order by id desc fetch first " + atMost + " rows only", Store::toEntry);
    }

    public synchronized Optional<OutboxEntry> notification(long id) {
        return query("select * from notification where id = ?", Store::toEntry, id).stream()
                .findFirst();
    }

    public synchronized void save(OutboxEntry entry) {
        update(
                "update notification set tries = ?, due = ?, state = ? where id = ?",
                entry.tries(),
                entry.due(),
                entry.state().name(),
                entry.id());
    }

    synchronized void add(long notification, OutboxEntry.Try sent) {
        update(
                "insert into notification_try values (?, ?, ?, ?)",
                notification,
                sent.at(),
                sent.answer(),
                sent.millis());
    }

    /** What was held back goes now. */
    synchronized void releaseHeldBack() {
        update("update notification set state = 'WAITING' where state = 'HELD_BACK'");
    }

    /** Every try to send a notification, in order. */
    public synchronized List<OutboxEntry.Try> tries(long notification) {
        return query(
                "select * from notification_try where notification = ? order by at",
                row -> new OutboxEntry.Try(
                        row.getObject("at", OffsetDateTime.class), row.getString("answer"), row.getLong("millis")),
                notification);
    }

    synchronized void save(Refund refund) {
        if (refund.id() == 0) {
            update(
                    "insert into refund (order_id, debit_transaction, amount, due, status) values (?, ?, ?, ?, ?)",
                    refund.orderId(),
                    refund.debitTransaction(),
                    refund.amount(),
                    refund.due(),
                    refund.status().name());
        } else {
            update("update refund set status = ? where id = ?", refund.status().name(), refund.id());
        }
    }

    public synchronized Optional<Refund> latestRefund(String orderId) {
        return query("select * from refund where order_id = ? order by id desc", Store::toRefund, orderId).stream()
                .findFirst();
    }

    synchronized List<Refund> dueRefunds(OffsetDateTime now) {
        return query("select * from refund where status = 'ONGOING' and due <= ?", Store::toRefund, now);
    }

    /** Logs a call; the oldest of more than a thousand are forgotten. */
    public synchronized void add(Call call) {
        update(
                "insert into call_log (at, operation, status, millis, request, answer, fault) values (?, ?, ?, ?, ?, ?, ?)",
                call.at(),
                call.operation(),
                call.status(),
                call.millis(),
                call.request(),
                call.answer(),
                call.fault());
        update("delete from call_log where id <= (select max(id) from call_log) - 1000");
    }

    public synchronized List<Call> newestCalls(int atMost) {
        return query("select * from call_log order by id desc fetch first " + atMost + " rows only", Store::toCall);
    }

    synchronized Optional<SandboxClock.Reading> clock() {
        return query(
                        "select * from clock",
                        row -> new SandboxClock.Reading(
                                row.getLong("real_start"), row.getLong("start"), row.getDouble("speed")))
                .stream()
                .findFirst();
    }

    synchronized void save(SandboxClock.Reading reading) {
        update("merge into clock key (id) values (1, ?, ?, ?)", reading.realStart(), reading.start(), reading.speed());
    }

    public synchronized <T> List<T> query(String sql, Mapper<T> mapper, Object... parameters) {
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

    /** Returns the number of rows. Kept only within {@link #write}. */
    public synchronized int update(String sql, Object... parameters) {
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
                row.getString("provider"),
                row.getString("order_id"),
                row.getString("url"),
                row.getString("body"),
                row.getBoolean("forged"),
                row.getInt("tries"),
                row.getObject("due", OffsetDateTime.class),
                OutboxEntry.State.valueOf(row.getString("state")));
    }

    private static Refund toRefund(ResultSet row) throws SQLException {
        return new Refund(
                row.getLong("id"),
                row.getString("order_id"),
                row.getString("debit_transaction"),
                row.getLong("amount"),
                row.getObject("due", OffsetDateTime.class),
                Refund.Status.valueOf(row.getString("status")));
    }

    private static Call toCall(ResultSet row) throws SQLException {
        return new Call(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class),
                row.getString("operation"),
                row.getInt("status"),
                row.getLong("millis"),
                row.getString("request"),
                row.getString("answer"),
                row.getString("fault"));
    }

    /** @throws jakarta.json.JsonException if it is no JSON object */
    public static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
