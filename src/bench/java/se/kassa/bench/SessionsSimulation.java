package se.kassa.bench;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.flushCookieJar;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;

/** So many shoppers put something into their baskets and leave their sessions open. */
public class SessionsSimulation extends Simulation {

    private static final int SESSIONS = Integer.getInteger("bench.sessions", 10_000);
    private static final int AT_ONCE = 8;

    public SessionsSimulation() {
        setUp(scenario("sessions")
                        .repeat(SESSIONS / AT_ONCE)
                        .on(exec(flushCookieJar()).exec(Shop.fill(Shop.PRODUCTS.get(0))))
                        .injectOpen(atOnceUsers(AT_ONCE)))
                .protocols(http.baseUrl(System.getProperty("bench.server")).disableCaching());
    }
}
