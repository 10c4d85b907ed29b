package se.kassa.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What is switched on to go wrong. Gone after a restart. */
@ApplicationScoped
public class Faults {

    /** The operation of notifications. */
    public static final String NOTIFY = "NOTIFY";

    /** @param millis how late or how long, where the fault has a duration */
    public record Fault(String operation, FaultKind kind, AtomicInteger left, int percent, long millis) {

        private boolean strikes(String call) {
            return call.startsWith(operation)
                    && ThreadLocalRandom.current().nextInt(100) < percent
                    && left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
        }
    }

    private static final long LONGEST_MILLIS = 60_000;

    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    /**
     * Switches a fault on.
     *
     * @param operation a method and the beginning of a path, {@code POST v1/carts}, or {@link #NOTIFY}; empty for every
     *     call
     * @param count how often it strikes before it is over
     * @param percent how probable it is that it strikes
     * @param millis at most a minute; 0 for what the kind has by itself
     * @throws EcsterError where the fault makes no sense
     */
    public void add(String operation, FaultKind kind, int count, int percent, long millis) {
        if (kind == null) {
            throw EcsterError.invalid("kind", "is mandatory");
        }
        if (kind.ofNotifications() != operation.equals(NOTIFY)) {
            throw EcsterError.invalid(
                    "operation", "must be " + NOTIFY + " for a fault of notifications, and only then");
        }
        if (count < 1 || percent < 1 || percent > 100 || millis < 0 || millis > LONGEST_MILLIS) {
            throw EcsterError.invalid("count, percent, millis", "must be above 0, from 1 to 100, and from 0 to 60000");
        }
        long duration = millis == 0 ? kind.usualMillis() : millis;
        faults.add(new Fault(operation, kind, new AtomicInteger(count), percent, duration));
    }

    public void clear() {
        faults.clear();
    }

    public List<Fault> all() {
        return faults.stream().filter(fault -> fault.left().get() > 0).toList();
    }

    /** The fault that this call, or this notification, meets; each that is returned is used up by one. */
    public Optional<Fault> strike(String call) {
        return faults.stream()
                .filter(fault -> fault.kind().ofNotifications() == call.equals(NOTIFY) && fault.strikes(call))
                .findFirst();
    }
}
