package se.kassa.sandbox.stripe;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import se.kassa.sandbox.Store;

/** Keeps Stripe's objects and the answers to idempotency keys in the sandbox's database. */
@ApplicationScoped
public class StripeStore {

    private static final List<String> SCHEMA = List.of(
            "create table if not exists stripe_object (id varchar(128) primary key, place bigint generated always as identity,"
                    + " kind varchar(32), created bigint, status varchar(64), parent varchar(128), due bigint,"
                    + " document varchar(500000))",
            "create index if not exists stripe_object_kind on stripe_object (kind, place)",
            "create index if not exists stripe_object_parent on stripe_object (parent)",
            "create index if not exists stripe_object_due on stripe_object (due)",
            "create table if not exists stripe_answer (idempotency_key varchar(255) primary key, request varchar(500000),"
                    + " status int, body varchar(500000))",
            "create table if not exists stripe_setting (name varchar(32) primary key, text varchar(255))");

    /** What was answered to the request that came with an idempotency key first. */
    public record StoredAnswer(String request, int status, String body) {}

    @Inject
    private Store store;

    @PostConstruct
    void define() {
        store.define(SCHEMA);
    }

    public Optional<StripeObject> find(String kind, String id) {
        return store
                .query("select * from stripe_object where kind = ? and id = ?", StripeStore::toObject, kind, id)
                .stream()
                .findFirst();
    }

    /** @throws StripeError if there is none */
    public StripeObject get(String kind, String id) {
        return find(kind, id).orElseThrow(() -> StripeError.notFound(kind, id));
    }

    /** Keeps it, in the caller's transaction. */
    StripeObject save(StripeObject object) {
        int changed = store.update(
                "update stripe_object set status = ?, parent = ?, due = ?, document = ? where id = ?",
                object.status(),
                object.parent(),
                object.due(),
                object.document().toString(),
                object.id());
        if (changed == 0) {
            store.update(
                    "insert into stripe_object (id, kind, created, status, parent, due, document)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    object.id(),
                    object.kind(),
                    object.created(),
                    object.status(),
                    object.parent(),
                    object.due(),
                    object.document().toString());
        }
        return object;
    }

    void delete(StripeObject object) {
        store.update("delete from stripe_object where id = ?", object.id());
    }

    /** What belongs to a payment intent, oldest first. */
    List<StripeObject> of(String kind, String parent) {
        return store.query(
                "select * from stripe_object where parent = ? and kind = ? order by place",
                StripeStore::toObject,
                parent,
                kind);
    }

    public List<StripeObject> newest(String kind, int atMost) {
        return store.query(
                "select * from stripe_object where kind = ? order by place desc fetch first " + atMost + " rows only",
                StripeStore::toObject,
                kind);
    }

    /** Everything of a kind, oldest first. */
    List<StripeObject> all(String kind) {
        return store.query("select * from stripe_object where kind = ? order by place", StripeStore::toObject, kind);
    }

    List<StripeObject> due(long now) {
        return store.query("select * from stripe_object where due <= ? order by due", StripeStore::toObject, now);
    }

    /**
     * A page of a list, newest first.
     *
     * @param condition more that the rows fulfil, in SQL; empty for nothing
     * @param query {@code created}, {@code limit}, {@code starting_after}, {@code ending_before}, checked
     * @return one object more than the limit where there are more
     */
    List<StripeObject> list(String kind, String condition, List<Object> values, JsonObject query) {
        StringBuilder sql = new StringBuilder("select * from stripe_object where kind = ?");
        List<Object> parameters = new ArrayList<>(List.of(kind));
        sql.append(condition);
        parameters.addAll(values);
        if (query.get("created") instanceof JsonObject created) {
            created.forEach((limit, second) -> {
                sql.append(" and created ")
                        .append(limit.startsWith("g") ? ">" : "<")
                        .append(limit.endsWith("e") ? "=" : "")
                        .append(" ?");
                parameters.add(created.getJsonNumber(limit).longValueExact());
            });
        }
        boolean backwards = query.containsKey("ending_before");
        String cursor = query.getString(backwards ? "ending_before" : "starting_after", null);
        if (cursor != null) {
            get(kind, cursor);
            sql.append(" and place ")
                    .append(backwards ? ">" : "<")
                    .append(" (select place from stripe_object where id = ?)");
            parameters.add(cursor);
        }
        sql.append(" order by place ")
                .append(backwards ? "asc" : "desc")
                .append(" fetch first ")
                .append(limit(query) + 1)
                .append(" rows only");
        List<StripeObject> found = store.query(sql.toString(), StripeStore::toObject, parameters.toArray());
        if (backwards) {
            // The nearest to the cursor, newest first; what is beyond the limit stays at the end.
            Collections.reverse(found.subList(0, Math.min(limit(query), found.size())));
        }
        return found;
    }

    static int limit(JsonObject query) {
        return query.getInt("limit", 10);
    }

    public Optional<StoredAnswer> answer(String idempotencyKey) {
        return store
                .query(
                        "select * from stripe_answer where idempotency_key = ?",
                        row -> new StoredAnswer(row.getString("request"), row.getInt("status"), row.getString("body")),
                        idempotencyKey)
                .stream()
                .findFirst();
    }

    /** Keeps an answer, in the caller's transaction. Real Stripe forgets it after 24 hours or more; this never. */
    public void save(String idempotencyKey, StoredAnswer answer) {
        store.update(
                "merge into stripe_answer key (idempotency_key) values (?, ?, ?, ?)",
                idempotencyKey,
                answer.request(),
                answer.status(),
                answer.body());
    }

    Optional<String> setting(String name) {
        return store
                .query("select text from stripe_setting where name = ?", row -> row.getString("text"), name)
                .stream()
                .findFirst();
    }

    void saveSetting(String name, String text) {
        store.update("merge into stripe_setting key (name) values (?, ?)", name, text);
    }

    private static StripeObject toObject(ResultSet row) throws SQLException {
        return new StripeObject(
                row.getString("id"),
                row.getString("kind"),
                row.getLong("created"),
                row.getString("status"),
                row.getString("parent"),
                row.getObject("due", Long.class),
                Store.json(row.getString("document")));
    }
}
