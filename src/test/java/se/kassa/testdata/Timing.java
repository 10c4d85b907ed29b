package se.kassa.testdata;

import java.util.Arrays;
import java.util.Locale;

/** Nanoseconds that something took many times: the median and the 95th percentile. */
public record Timing(long median, long high) {

    private static final double MILLISECOND = 1e6;

    public static Timing of(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return new Timing(sorted[sorted.length / 2], sorted[sorted.length * 95 / 100]);
    }

    /** Of the median. */
    public double millis() {
        return median / MILLISECOND;
    }

    /** The ratio of the medians. */
    double to(Timing floor) {
        return (double) median / floor.median();
    }

    /** Both in milliseconds. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f / %.1f", millis(), high / MILLISECOND);
    }
}
