package se.kassa.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import se.kassa.testing.Browsers;

/** What a page weighs, and how soon and how steadily it is painted over a line of 1.6 Mbit/s. */
final class PageWeight {

    private static final double BYTES_PER_SECOND = 1_600_000 / 8.0;
    private static final int LATENCY_MILLIS = 75;
    private static final String WATCH = "window.largestPaint = 0; window.shifts = 0;"
            + "new PerformanceObserver(l => l.getEntries().forEach(e => window.largestPaint = e.startTime))"
            + ".observe({ type: 'largest-contentful-paint', buffered: true });"
            + "new PerformanceObserver(l => l.getEntries().forEach(e => { if (!e.hadRecentInput) window.shifts += e.value; }))"
            + ".observe({ type: 'layout-shift', buffered: true });";

    private PageWeight() {}

    static List<Figure> measure(String shop) {
        List<Figure> figures = new ArrayList<>();
        try (Browser browser = Browsers.launch()) {
            figures.addAll(page(browser, shop, "shelf"));
            figures.addAll(page(browser, shop + "product/" + Shop.PRODUCTS.get(0), "product"));
            figures.addAll(page(browser, shop + "cart", "empty basket"));
        }
        return figures;
    }

    private static List<Figure> page(Browser browser, String address, String name) {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.addInitScript(WATCH);
            Traffic traffic = new Traffic(context.newCDPSession(page));
            page.navigate(address);
            page.waitForTimeout(1500);
            double paint = ((Number) page.evaluate("window.largestPaint")).doubleValue();
            double shifts = ((Number) page.evaluate("window.shifts")).doubleValue();
            return List.of(
                    Figure.bounded(name + " without pictures, cold", "KB", traffic.kilobytes(), 40),
                    Figure.bounded(name + ", style sheets beyond one, framework scripts", "files", traffic.extras(), 0),
                    Figure.bounded(name + ", largest paint at 1.6 Mbit/s", "seconds", paint / 1000, 1.5),
                    Figure.bounded(name + ", layout shift", "score", shifts, 0));
        }
    }

    /** Listens to what the browser loads. */
    private static final class Traffic {

        private final Set<String> pictures = new TreeSet<>();
        private double bytes;
        private int sheets;
        private int frameworkScripts;

        Traffic(CDPSession session) {
            session.on("Network.responseReceived", this::received);
            session.on("Network.loadingFinished", this::finished);
            session.send("Network.enable");
            JsonObject line = new JsonObject();
            line.addProperty("offline", false);
            line.addProperty("latency", LATENCY_MILLIS);
            line.addProperty("downloadThroughput", BYTES_PER_SECOND);
            line.addProperty("uploadThroughput", BYTES_PER_SECOND);
            session.send("Network.emulateNetworkConditions", line);
        }

        private void received(JsonObject event) {
            String type = event.get("type").getAsString();
            if (type.equals("Image") || event.toString().contains("favicon")) {
                pictures.add(event.get("requestId").getAsString());
            }
            sheets += type.equals("Stylesheet") ? 1 : 0;
            frameworkScripts += type.equals("Script") && !ownScript(event) ? 1 : 0;
        }

        private static boolean ownScript(JsonObject event) {
            String url = event.getAsJsonObject("response").get("url").getAsString();
            return url.contains("/js/") && !url.contains("ln=jakarta.faces");
        }

        private void finished(JsonObject event) {
            if (!pictures.contains(event.get("requestId").getAsString())) {
                bytes += event.get("encodedDataLength").getAsDouble();
            }
        }

        double kilobytes() {
            return bytes / 1024;
        }

        double extras() {
            return Math.max(0, sheets - 1) + frameworkScripts;
        }
    }
}
