package se.kassa.bench;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.flushCookieJar;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;

/**
 * One shopper after the other fills a basket with five products, changes nothing by its first button and goes to the
 * checkout, in turns with the floor.
 */
public class CheckoutSimulation extends Simulation {

    private static final int WARM_UPS = 1_500;
    private static final int TURNS = 300;
    private static final Times TIMES = new Times();

    public CheckoutSimulation() {
        setUp(scenario("checkout")
                        .repeat(WARM_UPS)
                        .on(turn("warm-up"))
                        .repeat(TURNS)
                        .on(turn(""))
                        .injectOpen(atOnceUsers(1)))
                .protocols(http.baseUrl(System.getProperty("bench.server")).disableCaching());
    }

    private static ChainBuilder turn(String prefix) {
        ChainBuilder filled = exec(flushCookieJar());
        for (String sku : Shop.PRODUCTS) {
            filled = filled.exec(Shop.fill(sku));
        }
        String shop = (prefix + " shop").strip();
        String change = (prefix + " change").strip();
        String floor = (prefix + " floor").strip();
        return filled.exec(Shop.openBasket())
                .exec(TIMES.of(change, Shop.changeQuantity(change)))
                .exec(TIMES.of(shop, Shop.enterCheckout(shop)))
                .exec(TIMES.of(floor, exec(http(floor).post("/floor/api/orders").check(status().is(200)))));
    }

    @Override
    public void after() {
        TIMES.write();
    }
}
