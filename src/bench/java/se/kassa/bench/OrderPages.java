package se.kassa.bench;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import se.kassa.testdata.Timing;
import se.kassa.testing.StaffHttpClient;

/** How long staff wait for a page of the list, from the request to its last byte. */
record OrderPages(StaffHttpClient staff, Map<String, LongFunction<String>> questions) {

    private static final int WARM_UPS = 5;
    private static final int RUNS = 40;

    /**
     * Asks both every question, one time here and one time there, and then all of them again: what disturbs the machine
     * for some seconds meets many questions once, and not one of them every time.
     */
    static List<Figure> inTurns(OrderPages small, OrderPages large, String what) {
        Map<String, long[]> floor = new LinkedHashMap<>();
        Map<String, long[]> ours = new LinkedHashMap<>();
        for (int run = -WARM_UPS; run < RUNS; run++) {
            for (String question : large.questions.keySet()) {
                long few = small.nanos(question, Math.abs(run));
                long many = large.nanos(question, Math.abs(run));
                if (run >= 0) {
                    floor.computeIfAbsent(question, each -> new long[RUNS])[run] = few;
                    ours.computeIfAbsent(question, each -> new long[RUNS])[run] = many;
                }
            }
        }
        return large.questions.keySet().stream()
                .map(question -> Figure.atMost(
                        what + ": " + question,
                        "ms",
                        Timing.of(floor.get(question)).millis(),
                        Timing.of(ours.get(question)).millis(),
                        1.5))
                .toList();
    }

    private long nanos(String question, int run) {
        String path = "admin/orders" + questions.get(question).apply(run);
        long begun = System.nanoTime();
        HttpResponse<String> page = staff.opens(path);
        long took = System.nanoTime() - begun;
        if (page.statusCode() != 200 || !page.body().contains("id=\"matches\"")) {
            throw new IllegalStateException(path + " answers " + page.statusCode());
        }
        return took;
    }
}
