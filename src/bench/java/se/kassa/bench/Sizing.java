package se.kassa.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Computes from the table what a shop of so many orders per second needs (docs/benchmark.md, "Sizing"). */
final class Sizing {

    /** What one order asks of the shop, besides entering the checkout once. */
    private static final Map<String, Integer> PER_ORDER = Map.of(
            "shelf, 8 shoppers", 10,
            "product, 8 shoppers", 10,
            "basket page, 8 shoppers", 5,
            "notification intake, 32 senders", 3,
            "notifications worked off by one node", 3);

    static final String ENTERING = "entering checkout, beyond Ecster's own time";

    /** What the database is asked to do for one of them. */
    static final String PAGE = "a page";

    static final String CHECKOUT = "filling a basket with five products and entering the checkout";
    static final String TAKEN_IN = "a notification that is taken in";
    static final String WORKED_OFF = "a notification that is worked off";

    /** The whole database, for each of its orders. */
    static final String ROOM = "room that an order takes in the database, with history and indexes";

    private static final Map<String, Integer> DATABASE_PER_ORDER =
            Map.of(PAGE, 25, CHECKOUT, 1, TAKEN_IN, 3, WORKED_OFF, 3);
    private static final int SECONDS_A_DAY = 86_400;
    private static final int NOTIFICATIONS = 3;
    private static final double BUSY_AT_MOST = 0.5;
    private static final int OUTAGE_SECONDS = 3600;

    private Sizing() {}

    /** Lines of Markdown; empty where not everything was measured. */
    static String of(List<Figure> figures) {
        Map<String, Double> ours = figures.stream()
                .filter(figure -> !figure.unit().equals("p99 ms"))
                .collect(Collectors.toMap(Figure::what, Figure::ours, (first, second) -> first));
        if (!ours.keySet().containsAll(PER_ORDER.keySet()) || !ours.containsKey(ENTERING)) {
            return "";
        }
        double perOrder = ours.get(ENTERING) / 1000;
        String largest = ENTERING;
        double most = perOrder;
        for (Map.Entry<String, Integer> part : PER_ORDER.entrySet()) {
            double seconds = part.getValue() / ours.get(part.getKey());
            perOrder += seconds;
            if (seconds > most) {
                most = seconds;
                largest = part.getKey();
            }
        }
        double worked = ours.get("notifications worked off by one node");
        return text(
                        "| orders per second | machines like this one, half busy | notifications after an hour without Ecster | worked off after |%n"
                                + "| ---: | ---: | ---: | ---: |%n")
                + line(10, perOrder, worked)
                + line(100, perOrder, worked)
                + text(
                        "%nOne order keeps this machine busy for %.0f ms, %.0f ms of them for: %s.%n",
                        perOrder * 1000, most * 1000, largest)
                + database(ours);
    }

    private static String database(Map<String, Double> ours) {
        double commits = 0;
        double millis = 0;
        for (Map.Entry<String, Integer> part : DATABASE_PER_ORDER.entrySet()) {
            commits += part.getValue() * ours.get(DatabaseUse.commitsOf(part.getKey()));
            millis += part.getValue() * ours.get(DatabaseUse.millisOf(part.getKey()));
        }
        double room = ours.getOrDefault(ROOM, Double.NaN) * 1024 * SECONDS_A_DAY / 1e9;
        return text("%n| orders per second | busy connections in all | transactions per second | room in a day, GB |%n"
                        + "| ---: | ---: | ---: | ---: |%n")
                + database(10, millis, commits, room)
                + database(100, millis, commits, room);
    }

    private static String database(int orders, double millis, double commits, double room) {
        return text(
                "| %d | %.1f | %.0f | %s |%n",
                orders, orders * millis / 1000, orders * commits, Report.number(orders * room));
    }

    private static String line(int orders, double perOrder, double worked) {
        double machines = Math.max(2, Math.ceil(orders * perOrder / BUSY_AT_MOST));
        double backlog = (double) orders * NOTIFICATIONS * OUTAGE_SECONDS;
        double spare = machines * worked - orders * NOTIFICATIONS;
        return text("| %d | %.0f | %.0f | %.0f min |%n", orders, machines, backlog, backlog / spare / 60);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
