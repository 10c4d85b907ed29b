package se.kassa.admin.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** A bar chart of the turnover by day, in SVG units. */
public final class SalesChart {

    /** The totals of a day. */
    public record Day(LocalDate day, long orders, long turnover) {}

    /** A bar; its lower edge is on the base line. */
    public record Bar(Day day, int x, int y, int width, int height, boolean weekend) {}

    public static final int WIDTH = 840;
    public static final int HEIGHT = 180;
    private static final int GAP = 4;
    private static final int SATURDAY = 6;

    private final List<Bar> bars = new ArrayList<>();
    private final long highest;

    /** @param days consecutive days, at least one */
    SalesChart(List<Day> days) {
        highest = Math.max(
                1,
                days.stream()
                        .flatMapToLong(day -> LongStream.of(day.turnover()))
                        .max()
                        .orElse(1));
        int step = WIDTH / days.size();
        for (int i = 0; i < days.size(); i++) {
            Day day = days.get(i);
            int height = (int) (day.turnover() * HEIGHT / highest);
            boolean weekend = day.day().getDayOfWeek().getValue() >= SATURDAY;
            bars.add(new Bar(day, i * step, HEIGHT - height, step - GAP, height, weekend));
        }
    }

    public List<Bar> getBars() {
        return bars;
    }

    /** The largest turnover of a day, in minor units. */
    public long getHighest() {
        return highest;
    }
}
