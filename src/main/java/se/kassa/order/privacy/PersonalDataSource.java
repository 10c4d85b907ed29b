package se.kassa.order.privacy;

import jakarta.json.stream.JsonGenerator;
import java.util.Optional;
import se.kassa.order.ErasureObstacle;
import se.kassa.order.Order;

/**
 * Records about an order, besides the order itself, that may name the person who bought. Any bean that implements this is
 * found, also one in an extra jar: what it keeps is counted, given out and erased with the rest. Every method is called in
 * a transaction, and {@link #erase} under the order's lock.
 */
public interface PersonalDataSource {

    /** Names them: in the file that is given out, and as {@code people.records.…} in the order desk's texts. */
    String name();

    /** Why they must not be erased yet; empty where they may. */
    default Optional<ErasureObstacle> unfinished(Order order) {
        return Optional.empty();
    }

    /** How many there are about the order. */
    long count(Order order);

    /** Writes each of them into the array that is open. */
    void write(Order order, JsonGenerator json);

    /** Forgets the person, and keeps what the books need. Once more does nothing more. */
    void erase(Order order);
}
