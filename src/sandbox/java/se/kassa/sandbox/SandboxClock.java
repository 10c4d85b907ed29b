package se.kassa.sandbox;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * The time that everything in the sandbox goes by: carts expire, notifications are sent again and refunds end by it. It
 * can be put forward and sped up, never back, and goes on where it was after a restart.
 */
@ApplicationScoped
public class SandboxClock {

    private static final int FASTEST = 100_000;

    /**
     * @param realStart the real time, in milliseconds, at which the clock showed {@code start}
     * @param speed how many of its seconds pass in a real one
     */
    record Reading(long realStart, long start, double speed) {

        long at(long real) {
            return start + Math.round((real - realStart) * speed);
        }
    }

    @Inject
    private Store store;

    private volatile Reading reading;

    @PostConstruct
    void load() {
        long real = System.currentTimeMillis();
        reading = store.clock().orElse(new Reading(real, real, 1));
    }

    public OffsetDateTime now() {
        return Instant.ofEpochMilli(reading.at(System.currentTimeMillis()))
                .atZone(ZoneId.systemDefault())
                .toOffsetDateTime();
    }

    public double speed() {
        return reading.speed();
    }

    /** Puts the clock forward. */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw EcsterError.invalid("advance", "must not be negative");
        }
        set(duration.toMillis(), speed());
    }

    /** Lets the clock run so many times as fast as the real one. */
    public void run(double speed) {
        if (speed < 1 || speed > FASTEST) {
            throw EcsterError.invalid("speed", "must be from 1 to " + FASTEST);
        }
        set(0, speed);
    }

    private void set(long forward, double speed) {
        store.write(() -> {
            long real = System.currentTimeMillis();
            Reading next = new Reading(real, reading.at(real) + forward, speed);
            store.save(next);
            reading = next;
            return next;
        });
    }
}
