package se.kassa.bench;

import java.util.Locale;

/**
 * A line of the table.
 *
 * @param what what was measured
 * @param unit of both figures
 * @param floor the least that the server needs for it
 * @param ours the shop's
 * @param ratio ours in relation to the floor, as the aim has it
 * @param aim in words
 * @param met whether the aim is met
 */
record Figure(String what, String unit, double floor, double ours, double ratio, String aim, boolean met) {

    /** More is better: the aim is a least ratio of ours to the floor. */
    static Figure atLeast(String what, String unit, double floor, double ours, double aim) {
        double ratio = ours / floor;
        return new Figure(what, unit, floor, ours, ratio, String.format(Locale.ROOT, "≥ %.2f ×", aim), ratio >= aim);
    }

    /** Less is better: the aim is a largest ratio of ours to the floor. */
    static Figure atMost(String what, String unit, double floor, double ours, double aim) {
        double ratio = ours / floor;
        return new Figure(what, unit, floor, ours, ratio, String.format(Locale.ROOT, "≤ %.2f ×", aim), ratio <= aim);
    }

    /** Less is better: the aim is a largest difference of ours to the floor. */
    static Figure atMostMore(String what, String unit, double floor, double ours, double aim) {
        return new Figure(
                what,
                unit,
                floor,
                ours,
                ours / floor,
                String.format(Locale.ROOT, "≤ + %.1f", aim),
                ours - floor <= aim);
    }

    /** Less is better, and there is no floor but nothing. */
    static Figure bounded(String what, String unit, double ours, double aim) {
        return new Figure(
                what, unit, Double.NaN, ours, Double.NaN, String.format(Locale.ROOT, "≤ %.1f", aim), ours <= aim);
    }

    /** Only looked at: no aim. */
    static Figure seen(String what, String unit, double floor, double ours) {
        return new Figure(what, unit, floor, ours, ours / floor, "none", true);
    }
}
