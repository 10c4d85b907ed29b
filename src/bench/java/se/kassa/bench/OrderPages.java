package se.kassa.bench;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import se.kassa.generator.Timing;
import se.kassa.testing.HttpClerk;

/** How long a clerk waits for a page of the list, from the request to its last byte. */
record OrderPages(HttpClerk clerk, Map<String, LongFunction<String>> questions) {

    private static final int WARM_UPS = 4;
    private static final int RUNS = 20;

    /** Asks both every question, one time here and one time there. */
    static List<Figure> inTurns(OrderPages small, OrderPages large, String what) {
        for (int run = 0; run < WARM_UPS; run++) {
            for (String question : large.questions.keySet()) {
                small.nanos(question, run);
                large.nanos(question, run);
            }
        }
        List<Figure> figures = new ArrayList<>();
        for (String question : large.questions.keySet()) {
            long[] floor = new long[RUNS];
            long[] ours = new long[RUNS];
            for (int run = 0; run < RUNS; run++) {
                floor[run] = small.nanos(question, run);
                ours[run] = large.nanos(question, run);
            }
            figures.add(Figure.atMost(
                    what + ": " + question,
                    "ms",
                    Timing.of(floor).millis(),
                    Timing.of(ours).millis(),
                    1.5));
        }
        return figures;
    }

    private long nanos(String question, int run) {
        String path = "desk/orders.xhtml" + questions.get(question).apply(run);
        long begun = System.nanoTime();
        HttpResponse<String> page = clerk.opens(path);
        long took = System.nanoTime() - begun;
        if (page.statusCode() != 200 || !page.body().contains("id=\"matches\"")) {
            throw new IllegalStateException(path + " answers " + page.statusCode());
        }
        return took;
    }
}
