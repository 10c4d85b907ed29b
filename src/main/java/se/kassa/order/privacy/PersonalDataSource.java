package se.kassa.order.privacy;

import jakarta.json.stream.JsonGenerator;
import java.util.Optional;
import se.kassa.order.ErasureObstacle;
import se.kassa.order.Order;

/**
 * A source of personal data about an order, besides the order itself. Any bean that implements this interface is found,
 * also one in an extra jar; its records are counted, exported and erased with the rest. Every method is called in a
 * transaction, {@link #erase} under the order's lock.
 */
public interface PersonalDataSource {

    /** Name of the source in the export file, and in the message key {@code people.records.…}. */
    String name();

    /** Why the records cannot be erased yet; empty if they can. */
    default Optional<ErasureObstacle> unfinished(Order order) {
        return Optional.empty();
    }

    /** Number of records about the order. */
    long count(Order order);

    /** Writes the records into the open JSON array. */
    void write(Order order, JsonGenerator json);

    /** Erases personal data and keeps what bookkeeping needs. Idempotent. */
    void erase(Order order);
}
