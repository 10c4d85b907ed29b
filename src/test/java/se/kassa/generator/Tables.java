package se.kassa.generator;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import se.kassa.order.Consumer;
import se.kassa.order.Line;
import se.kassa.order.PostalAddress;
import se.kassa.order.SearchTerms;
import se.kassa.order.Stage;
import se.kassa.payment.LinesConverter;
import se.kassa.platform.text.PlainText;

/** Writes sales into the tables, each with its lines, its attempt and its history. */
final class Tables implements AutoCloseable {

    static final List<String> NAMES =
            List.of("orders", "order_line", "order_event", "order_search_term", "payment_attempt", "payment_revision");

    private static final int EVENTS_AT_MOST = 8;

    private final LinesConverter json = new LinesConverter();
    private final String run;
    private final Sink orders;
    private final Sink lines;
    private final Sink events;
    private final Sink terms;
    private final Sink attempts;
    private final Sink revisions;

    /** @param run tells the tokens of this run from those of others */
    Tables(Connection connection, String run) throws SQLException {
        this.run = run;
        orders = Sink.into(
                connection,
                "orders",
                columns("id version number receipt_token cart_token created_at language"
                        + " currency payment_state shipping_state payment_method provider_status amount captured_amount"
                        + " refunded_amount paid_at hold_reason hold_expected hold_actual hold_explanation first_name last_name"
                        + " email phone address_line1 address_line2 zip city country stage listed_method listed_country"
                        + " listed_customer business"));
        lines = Sink.into(
                connection,
                "order_line",
                columns("order_id position kind part_number name quantity" + " unit_amount discount_amount vat_rate"));
        events = Sink.into(
                connection,
                "order_event",
                columns("id order_id at actor type explanation provider_status" + " amount repeats last_at"));
        terms = Sink.into(connection, "order_search_term", columns("order_id term"));
        attempts = Sink.into(
                connection,
                "payment_attempt",
                columns("id order_id number reference notification_token"
                        + " created_at secured_at cart_key_revision cart_call_fence provider_order_id payment_state"
                        + " provider_status applied_stamp questions"));
        revisions = Sink.into(connection, "payment_revision", columns("id attempt_id number amount lines created_at"));
    }

    private static List<String> columns(String names) {
        return List.of(names.split(" "));
    }

    /** @param id of the order; its other ids follow from it */
    void write(long id, long number, Sale sale) throws SQLException {
        String token = run + Long.toString(id, 36);
        String providerId = sale.consumer() == null ? null : "G" + token;
        writeOrder(id, number, token, sale);
        int position = 0;
        for (Line line : sale.lines()) {
            lines.add(
                    id,
                    position++,
                    line.kind().name(),
                    line.partNumber(),
                    line.name(),
                    line.quantity(),
                    line.unitAmount(),
                    line.discountAmount(),
                    line.vatRate());
        }
        for (String term : termsOf(number, providerId, sale)) {
            terms.add(id, term);
        }
        attempts.add(
                id,
                id,
                1,
                Long.toString(number),
                "n" + token,
                sale.placedAt(),
                sale.paidAt(),
                1,
                0L,
                providerId,
                sale.payment().name(),
                status(sale),
                1L,
                1);
        revisions.add(id, id, 1, sale.amount(), json.convertToDatabaseColumn(sale.lines()), sale.placedAt());
        writeHistory(id, number, sale);
    }

    private void writeOrder(long id, long number, String token, Sale sale) throws SQLException {
        boolean held = sale.stage() == Stage.HELD;
        Consumer who = sale.consumer();
        PostalAddress home = who == null ? null : who.getAddress();
        String[] name = who == null ? new String[] {null, null} : who.getName().split(" ", 2);
        orders.add(
                id,
                0L,
                Long.toString(number),
                "r" + token,
                "c" + token,
                sale.placedAt(),
                "sv",
                "SEK",
                sale.payment().name(),
                sale.shippedAt() == null ? "NOT_SHIPPED" : "SHIPPED",
                sale.method(),
                status(sale),
                sale.amount(),
                sale.captured(),
                sale.refunded(),
                sale.paidAt(),
                held ? "AMOUNT_DIFFERS" : null,
                held ? sale.amount() : null,
                held ? sale.amount() + 100 : null,
                held ? "Made up" : null,
                name[0],
                name[1],
                who == null ? null : who.getEmail(),
                who == null ? null : who.getPhone(),
                home == null ? null : home.line1(),
                home == null ? null : home.line2(),
                home == null ? null : home.zip(),
                home == null ? null : home.city(),
                home == null ? null : home.country(),
                sale.stage().name(),
                sale.method() == null ? "" : sale.method(),
                home == null ? "" : home.country(),
                who == null ? "" : PlainText.forSorting(name[1] + " " + name[0]),
                sale.business());
    }

    private static Set<String> termsOf(long number, String providerId, Sale sale) {
        Set<String> all = new LinkedHashSet<>();
        all.add(Long.toString(number));
        sale.lines().stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT)
                .forEach(line -> all.add(SearchTerms.normalize(line.partNumber())));
        if (sale.consumer() != null) {
            String[] name = sale.consumer().getName().split(" ", 2);
            all.add(SearchTerms.normalize(name[0] + " " + name[1]));
            all.add(SearchTerms.normalize(name[1] + " " + name[0]));
            all.add(SearchTerms.normalize(sale.consumer().getEmail()));
            all.add(SearchTerms.normalize(providerId));
        }
        return all;
    }

    private static String status(Sale sale) {
        return switch (sale.payment()) {
            case CAPTURED -> "FULLY_DELIVERED";
            case AUTHORIZED -> "READY";
            case PENDING -> "PENDING_SIGNATURE";
            case CANCELLED -> "ANNULLED";
            case DECLINED -> "DENIED";
            default -> null;
        };
    }

    private void writeHistory(long id, long number, Sale sale) throws SQLException {
        long event = id * EVENTS_AT_MOST;
        OffsetDateTime placed = sale.placedAt();
        addEvent(event++, id, placed, "shopper", "PLACED", "Order placed", null);
        addEvent(event++, id, placed, "shopper", "PAYMENT_BEGUN", "Attempt " + number, null);
        if (sale.consumer() == null) {
            addEvent(event, id, placed.plusHours(2), "kassa", "GIVEN_UP", "No payment came of " + number, null);
            return;
        }
        addEvent(event++, id, placed.plusMinutes(3), "provider", "NOTIFIED", "Notification: CREATED, READY", "READY");
        addEvent(event++, id, placed.plusMinutes(3), "provider", "PAYMENT_CHANGED", "Payment is AUTHORIZED", "READY");
        if (sale.stage() == Stage.HELD) {
            addEvent(event++, id, placed.plusMinutes(3), "provider", "HELD", "AMOUNT_DIFFERS: Made up", "READY");
            addEvent(event, id, placed.plusMinutes(3), "kassa", "ALARM", "Held: AMOUNT_DIFFERS", null);
        } else if (sale.shippedAt() != null || sale.stage() == Stage.CANCELLED) {
            OffsetDateTime ended = sale.shippedAt() == null ? placed.plusHours(9) : sale.shippedAt();
            addEvent(event, id, ended, "admin", "PAYMENT_CHANGED", "Payment is " + sale.payment(), status(sale));
        }
    }

    private void addEvent(
            long event, long order, OffsetDateTime at, String actor, String type, String what, String status)
            throws SQLException {
        events.add(event, order, at, actor, type, what, status, null, 0, at);
    }

    @Override
    public void close() throws SQLException {
        for (Sink sink : List.of(orders, lines, events, terms, attempts, revisions)) {
            sink.close();
        }
    }

    static String newRun(long seed) {
        return UUID.nameUUIDFromBytes(Long.toString(seed).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
    }
}
