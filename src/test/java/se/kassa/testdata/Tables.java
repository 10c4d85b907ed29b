package se.kassa.testdata;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.kassa.order.Customer;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Line;
import se.kassa.order.PostalAddress;
import se.kassa.order.RefundState;
import se.kassa.order.SearchTerms;
import se.kassa.payment.LinesConverter;
import se.kassa.payment.operation.PaymentOperation.Kind;
import se.kassa.payment.operation.TransactionLine;
import se.kassa.platform.text.SearchKeys;

/** Writes sales into the tables, each with its lines, its attempt and its history. */
final class Tables implements AutoCloseable {

    static final List<String> NAMES = List.of(
            "orders",
            "order_line",
            "order_history_entry",
            "order_search_term",
            "payment_attempt",
            "payment_revision",
            "payment_operation",
            "payment_operation_line",
            "accounting_document");

    static final int EVENTS_AT_MOST = 16;
    static final int MOVES_AT_MOST = 4;
    private static final int ORDERS_AT_ONCE = 5000;

    private static final String CARRIER = "PostNord";

    private final LinesConverter json = new LinesConverter();
    private final String run;
    private final Sink orders;
    private final Sink lines;
    private final Sink events;
    private final Sink terms;
    private final Sink attempts;
    private final Sink revisions;
    private final Sink operations;
    private final Sink operationRows;
    private final Sink documents;
    private int waiting;

    /** @param run distinguishes the tokens of this run from those of others */
    Tables(Connection connection, String run) throws SQLException {
        this.run = run;
        orders = Sink.into(
                connection,
                "orders",
                columns("id version number receipt_token cart_token created_at language"
                        + " currency payment_state shipping_state payment_method provider_status amount captured_amount"
                        + " refunded_amount paid_at review_reason review_expected_amount review_actual_amount review_explanation first_name last_name"
                        + " email phone address_line1 address_line2 zip city country stage listed_method listed_country"
                        + " listed_customer business customer_type company_name company_number shipped_at carrier"
                        + " tracking_number cancelled_at refund_state"));
        lines = Sink.into(
                connection,
                "order_line",
                columns("order_id position kind sku name quantity" + " unit_amount discount_amount vat_rate"));
        events = Sink.into(
                connection,
                "order_history_entry",
                columns("id order_id at actor type explanation text_key text_parameters provider_status"
                        + " amount repeats last_at"));
        terms = Sink.into(connection, "order_search_term", columns("order_id term"));
        attempts = Sink.into(
                connection,
                "payment_attempt",
                columns("id order_id number reference notification_token"
                        + " created_at paid_at session_revision session_fence payment_id payment_state"
                        + " provider_status applied_sequence_number unchanged_queries"));
        revisions = Sink.into(connection, "payment_revision", columns("id attempt_id number amount lines created_at"));
        operations = Sink.into(
                connection,
                "payment_operation",
                columns("id order_id attempt_id payment_id number kind state outcome_reason amount refunded_amount"
                        + " capture_id capture_transaction_id method final_capture voids_reviewed_payment reference idempotency_key actor reason"
                        + " started_at ended_at provider_transaction_id confirmed_at checks needs_attention"));
        operationRows = Sink.into(
                connection,
                "payment_operation_line",
                columns("operation_id position base_position kind sku name quantity unit_amount discount_amount"
                        + " vat_rate amount vat_amount"));
        documents = Sink.into(
                connection,
                "accounting_document",
                columns("label kind number order_id operation_id turn corrects issued_at"));
    }

    private static List<String> columns(String names) {
        return List.of(names.split(" "));
    }

    /** @param id of the order; its other ids follow from it */
    void write(long id, long number, GeneratedOrder sale) throws SQLException {
        String token = run + Long.toString(id, 36);
        String providerId = sale.consumer() == null ? null : "G" + token;
        writeOrder(id, number, token, sale);
        int position = 0;
        for (Line line : sale.lines()) {
            lines.add(
                    id,
                    position++,
                    line.kind().name(),
                    line.sku(),
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
        writeMoves(id, number, token, sale);
        writeHistory(id, number, sale);
        if (++waiting == ORDERS_AT_ONCE) {
            flush();
        }
    }

    private void writeOrder(long id, long number, String token, GeneratedOrder sale) throws SQLException {
        boolean held = sale.stage() == FulfilmentStage.IN_REVIEW;
        Customer customer = sale.consumer();
        PostalAddress home = customer == null ? null : customer.getAddress();
        String[] name = customer == null
                ? new String[] {null, null}
                : customer.getName().split(" ", 2);
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
                sale.sum(Kind.CAPTURE),
                sale.sum(Kind.REFUND),
                sale.paidAt(),
                held ? "AMOUNT_DIFFERS" : null,
                held ? sale.amount() : null,
                held ? sale.amount() + 100 : null,
                held ? "" : null,
                name[0],
                name[1],
                customer == null ? null : customer.getEmail(),
                customer == null ? null : customer.getPhone(),
                home == null ? null : home.line1(),
                home == null ? null : home.line2(),
                home == null ? null : home.zip(),
                home == null ? null : home.city(),
                home == null ? null : home.country(),
                sale.stage().name(),
                sale.method() == null ? "" : sale.method(),
                home == null ? "" : home.country(),
                customer == null
                        ? ""
                        : SearchKeys.forSorting(sale.business() ? customer.getCompanyName() : name[1] + " " + name[0]),
                sale.business(),
                sale.business() ? "COMPANY" : "PERSON",
                customer == null ? null : customer.getCompanyName(),
                customer == null ? null : customer.getCompanyNumber(),
                sale.shippedAt(),
                sale.shippedAt() == null ? null : CARRIER,
                sale.shippedAt() == null ? null : tracking(number),
                sale.stage() == FulfilmentStage.CANCELLED ? sale.moves().get(0).at() : null,
                RefundState.of(sale.sum(Kind.CAPTURE), sale.sum(Kind.REFUND)).name());
    }

    private static Set<String> termsOf(long number, String providerId, GeneratedOrder sale) {
        Set<String> all = new LinkedHashSet<>();
        all.add(Long.toString(number));
        sale.lines().stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT)
                .forEach(line -> all.add(SearchTerms.normalize(line.sku())));
        all.addAll(SearchTerms.ofProducts(sale.lines().stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT)
                .map(Line::name)));
        if (sale.shippedAt() != null) {
            all.add(SearchTerms.normalize(tracking(number)));
        }
        if (sale.consumer() != null) {
            String[] name = sale.consumer().getName().split(" ", 2);
            all.addAll(SearchTerms.ofPerson(name[0], name[1]));
            all.add(SearchTerms.normalize(sale.consumer().getEmail()));
            all.add(SearchTerms.normalize(providerId));
            all.addAll(SearchTerms.ofPhone(sale.consumer().getPhone()));
            PostalAddress home = sale.consumer().getAddress();
            all.addAll(SearchTerms.ofTexts(Stream.of(home.zip(), home.city())));
            if (sale.business()) {
                SearchTerms.beginnings(sale.consumer().getCompanyName()).forEach(all::add);
            }
        }
        return all;
    }

    private static String status(GeneratedOrder sale) {
        return switch (sale.payment()) {
            case CAPTURED -> "FULLY_DELIVERED";
            case AUTHORIZED -> "READY";
            case PENDING -> "PENDING_SIGNATURE";
            case CANCELLED -> "ANNULLED";
            case DECLINED -> "DENIED";
            default -> null;
        };
    }

    private static String tracking(long number) {
        return "SE" + (700_000_000L + number);
    }

    private void writeMoves(long id, long number, String token, GeneratedOrder sale) throws SQLException {
        int done = 0;
        for (GeneratedOperation move : sale.moves()) {
            long operation = id * MOVES_AT_MOST + done++;
            boolean ours = !move.actor().equals("provider");
            boolean refund = move.kind() == Kind.REFUND;
            operations.add(
                    operation,
                    id,
                    id,
                    "G" + token,
                    done,
                    move.kind().name(),
                    move.done() ? "SUCCEEDED" : "FAILED",
                    move.done() ? null : "REFUSED",
                    move.amount(),
                    move.kind() == Kind.CAPTURE ? sale.sum(Kind.REFUND) : 0L,
                    refund ? id * MOVES_AT_MOST : null,
                    refund ? "T1" + token : null,
                    sale.method(),
                    move.kind() == Kind.CAPTURE,
                    false,
                    ours ? number + "-T" + done : null,
                    ours ? "o" + done + token : null,
                    move.actor(),
                    move.reason(),
                    move.at(),
                    move.at(),
                    move.done() ? "T" + done + token : null,
                    move.done() ? move.at() : null,
                    0,
                    false);
            writeRows(operation, move);
            if (move.done() && move.kind() != Kind.VOID) {
                documents.add(
                        (refund ? "K" : "R") + operation,
                        refund ? "CREDIT_NOTE" : "RECEIPT",
                        operation,
                        id,
                        operation,
                        1,
                        refund ? "R" + id * MOVES_AT_MOST : null,
                        move.at());
            }
        }
    }

    private void writeRows(long operation, GeneratedOperation move) throws SQLException {
        int position = 0;
        for (TransactionLine row : move.rows()) {
            operationRows.add(
                    operation,
                    position++,
                    row.base(),
                    row.line().kind().name(),
                    row.line().sku(),
                    row.line().name(),
                    row.line().quantity(),
                    row.line().unitAmount(),
                    row.line().discountAmount(),
                    row.line().vatRate(),
                    row.amount(),
                    row.vat());
        }
    }

    private void writeHistory(long id, long number, GeneratedOrder sale) throws SQLException {
        long event = id * EVENTS_AT_MOST;
        OffsetDateTime placed = sale.placedAt();
        OffsetDateTime answered = placed.plusMinutes(3);
        addEvent(event++, id, placed, "shopper", "PLACED", null, HistoryMessage.of("history.placed", sale.amount()));
        addEvent(
                event++,
                id,
                placed,
                "shopper",
                "PAYMENT_STARTED",
                null,
                HistoryMessage.of("history.payment.started", Long.toString(number)));
        if (sale.consumer() == null) {
            addEvent(
                    event,
                    id,
                    placed.plusHours(2),
                    "kassa",
                    "PAYMENT_EXPIRED",
                    null,
                    HistoryMessage.of("history.payment.expired", Long.toString(number)));
            return;
        }
        String first = sale.stage() == FulfilmentStage.WAITING ? "PENDING" : "AUTHORIZED";
        String status = sale.stage() == FulfilmentStage.WAITING ? "PENDING_SIGNATURE" : "READY";
        addEvent(
                event++,
                id,
                answered,
                "provider",
                "NOTIFIED",
                status,
                HistoryMessage.of("history.notified", "CREATED", status));
        addEvent(event++, id, answered, "provider", "PAYMENT_CHANGED", status, HistoryMessage.of("payment." + first));
        if (sale.stage() == FulfilmentStage.IN_REVIEW) {
            long amount = sale.amount();
            HistoryMessage held = HistoryMessage.of(
                    "history.review", HistoryMessage.text("review.AMOUNT_DIFFERS"), amount, amount + 100, "");
            addEvent(event++, id, answered, "provider", "PUT_IN_REVIEW", status, held);
            addEvent(event, id, answered, "kassa", "ALERT", null, HistoryMessage.of("alert.PAYMENT_IN_REVIEW"));
            return;
        }
        for (GeneratedOperation move : sale.moves()) {
            String kind = move.kind().name();
            String end = kind.toLowerCase(Locale.ROOT);
            HistoryMessage message = move.done()
                    ? HistoryMessage.of("history.done." + end, move.amount())
                    : HistoryMessage.of(
                            "history.failed." + end, move.amount(), HistoryMessage.text("outcome.reason.REFUSED"));
            addEvent(event++, id, move.at(), move.actor(), kind, null, message);
        }
        if (sale.shippedAt() != null) {
            HistoryMessage shipped = HistoryMessage.of("history.shipped", CARRIER, tracking(number));
            addEvent(event, id, sale.shippedAt(), sale.staff(), "SHIPPED", null, shipped);
        }
    }

    private void addEvent(
            long event, long order, OffsetDateTime at, String actor, String type, String status, HistoryMessage message)
            throws SQLException {
        events.add(event, order, at, actor, type, "", message.key(), json(message), status, null, 0, at);
    }

    /** As the product keeps them, and quicker; none of the words has a character that JSON would escape. */
    private static String json(HistoryMessage message) {
        return message.parameters().stream()
                .map(value -> value instanceof Long ? value.toString() : "\"" + value + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** What others refer to first. */
    private void flush() throws SQLException {
        for (Sink sink : all()) {
            sink.flush();
        }
        waiting = 0;
    }

    private List<Sink> all() {
        return List.of(orders, attempts, revisions, lines, events, terms, operations, operationRows, documents);
    }

    @Override
    public void close() throws SQLException {
        flush();
        for (Sink sink : all()) {
            sink.close();
        }
    }

    static String newRun(long seed) {
        return UUID.nameUUIDFromBytes(Long.toString(seed).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
    }
}
