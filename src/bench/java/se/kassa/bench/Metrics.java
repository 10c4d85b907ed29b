package se.kassa.bench;

import java.util.regex.Pattern;
import se.kassa.testing.Http;
import se.kassa.testing.ServerProcess;

/** What a node tells an operator of itself. */
final class Metrics {

    private Metrics() {}

    /** The values of a metric, all its tags together; 0 where there is none yet. */
    static double sum(ServerProcess node, String metric) {
        String all = Http.get(
                        Node.address(node).resolve("api/metrics"), "Authorization", "Bearer " + Node.OPERATIONS_TOKEN)
                .body();
        return Pattern.compile("(?m)^" + metric + "(?:\\{.*})? (\\S+)$")
                .matcher(all)
                .results()
                .mapToDouble(sample -> Double.parseDouble(sample.group(1)))
                .sum();
    }
}
