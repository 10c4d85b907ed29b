package se.kassa.bench;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Eight shoppers on the floor's page, the shop's page of texts alone, the shelf, a product's page and the basket, in turns. */
public class PagesSimulation extends Simulation {

    static final List<String> PAGES = List.of("floor", "terms", "shelf", "product", "basket page");
    static final int ROUNDS = 3;

    /** The virtual machine goes on compiling for about so long. */
    private static final int WARM_UPS = 5;

    static final int SHOPPERS = 8;

    private static final Duration PHASE = Duration.ofSeconds(Integer.getInteger("bench.seconds", 8));

    private int phases;

    public PagesSimulation() {
        List<PopulationBuilder> all = new ArrayList<>();
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            for (String page : PAGES) {
                all.add(phase(round < 0 ? "warm-up " + page : page, page));
            }
        }
        PopulationBuilder chained = null;
        for (int i = all.size() - 1; i >= 0; i--) {
            chained = chained == null ? all.get(i) : all.get(i).andThen(chained);
        }
        setUp(chained)
                .protocols(http.baseUrl(System.getProperty("bench.server")).disableCaching());
    }

    private PopulationBuilder phase(String name, String page) {
        ChainBuilder open = exec(http(name).get(address(page)).check(status().is(200)));
        ChainBuilder looking = page.equals("basket page") ? Shop.fill(Shop.PRODUCTS.get(0)) : exec(session -> session);
        return scenario(name + " phase " + phases++)
                .exec(looking)
                .during(PHASE)
                .on(open)
                .injectOpen(atOnceUsers(SHOPPERS));
    }

    private static String address(String page) {
        return switch (page) {
            case "floor" -> "/floor/page";
            case "terms" -> "/terms";
            case "shelf" -> "/";
            case "product" -> "/product/" + Shop.PRODUCTS.get(0);
            default -> "/cart";
        };
    }
}
