package se.kassa.testing;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an operator sees of a shop. */
public record OperationsClient(URI shop) {

    private static final String[] TOKEN = {"Authorization", "Bearer " + Servers.OPERATIONS_TOKEN};

    public JsonObject health() {
        return Http.get(shop.resolve("api/health"), TOKEN).json();
    }

    /** 200 where a load balancer may send people to the node. */
    public int healthStatus() {
        return Http.get(shop.resolve("api/health"), TOKEN).status();
    }

    /** Has the load balancer take the node away. */
    public void drain() {
        Http.call("POST", shop.resolve("api/drain"), "", TOKEN);
    }

    public void stopDraining() {
        Http.call("DELETE", shop.resolve("api/drain"), "", TOKEN);
    }

    /** Number of unprocessed notifications; {@code Integer.MAX_VALUE} if the report has no figure. */
    public int backlog() {
        return health().getJsonObject("notifications").getInt("waiting", Integer.MAX_VALUE);
    }

    public String metrics() {
        return Http.get(shop.resolve("api/metrics"), TOKEN).body();
    }

    /** A figure of the metrics; 0 where it is not there. */
    public long metric(String nameAndLabels) {
        Matcher line =
                Pattern.compile(Pattern.quote(nameAndLabels) + " ([0-9.E]+)").matcher(metrics());
        return line.find() ? (long) Double.parseDouble(line.group(1)) : 0;
    }
}
