package se.kassa.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Computes from the table what a shop of so many orders per second needs (docs/benchmark.md, "Beyond one machine"). */
final class Sizing {

    /** What one order asks of the shop, besides entering the checkout once. */
    private static final Map<String, Integer> PER_ORDER = Map.of(
            "shelf, 8 shoppers", 10,
            "product, 8 shoppers", 10,
            "basket page, 8 shoppers", 5,
            "notification intake, 32 senders", 3,
            "notifications worked off by one node", 3);

    private static final String CHECKOUT = "entering checkout, an instant Ecster";
    private static final int NOTIFICATIONS = 3;
    private static final double BUSY_AT_MOST = 0.5;
    private static final int OUTAGE_SECONDS = 3600;

    private Sizing() {}

    /** Lines of Markdown; empty where not everything was measured. */
    static String of(List<Figure> figures) {
        Map<String, Double> ours = figures.stream()
                .filter(figure ->
                        figure.unit().equals("per second") || figure.unit().equals("mean ms"))
                .collect(Collectors.toMap(Figure::what, Figure::ours, (first, second) -> first));
        if (!ours.keySet().containsAll(PER_ORDER.keySet()) || !ours.containsKey(CHECKOUT)) {
            return "";
        }
        double perOrder = ours.get(CHECKOUT) / 1000;
        String largest = CHECKOUT;
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
                        perOrder * 1000, most * 1000, largest);
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
