package se.kassa.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting, with an end. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Await() {}

    public static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns when the condition holds; fails when it does not after a minute and a half: a build machine can be busy. */
    public static void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE, condition);
    }

    /** Returns when the condition holds; fails when it does not after so long. */
    public static void until(String what, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain until " + what);
            }
            millis(100);
        }
    }
}
