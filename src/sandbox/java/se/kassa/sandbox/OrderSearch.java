package se.kassa.sandbox;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/**
 * What {@code GET /v1/orders/} looks for (developer site; how it pages is invented). Every criterion may be null.
 *
 * @param from orders created at this moment or later
 * @param to orders created before this moment
 */
public record OrderSearch(
        String reference,
        String merchantId,
        String nationalId,
        String method,
        String status,
        OffsetDateTime from,
        OffsetDateTime to) {

    /**
     * A moment in a query: ISO 8601 with offset, or a day.
     *
     * @throws EcsterError naming the field
     */
    public static OffsetDateTime moment(String field, String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return value.length() == 10
                    ? LocalDate.parse(value)
                            .atStartOfDay(ZoneId.systemDefault())
                            .toOffsetDateTime()
                    : OffsetDateTime.parse(value.replace(' ', '+'));
        } catch (DateTimeParseException e) {
            throw EcsterError.invalid(field, "must be a date or a time with offset in ISO 8601");
        }
    }

    boolean fits(SandboxOrder order) {
        JsonObject document = order.document();
        OffsetDateTime created = OffsetDateTime.parse(document.getString("created"));
        return same(reference, order.reference())
                && same(merchantId, document.getString("merchantId"))
                && same(nationalId, order.nationalId())
                && same(method, order.method())
                && same(status, order.status())
                && (from == null || !created.isBefore(from))
                && (to == null || created.isBefore(to));
    }

    private static boolean same(String wanted, String actual) {
        return wanted == null || wanted.isBlank() || Objects.equals(wanted, actual);
    }
}
