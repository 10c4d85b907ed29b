package se.kassa.bench;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Notifications to the floor and to the shop in turns, by 1, 8 and 32 senders. */
public class IntakeSimulation extends Simulation {

    static final List<Integer> SENDERS = List.of(1, 8, 32);
    static final int ROUNDS = 3;

    private static final Duration PHASE = Duration.ofSeconds(Integer.getInteger("bench.seconds", 8));
    private static final String BODY =
            "{\"orderId\":\"P#{number}\",\"orderReference\":\"#{number}\",\"status\":\"READY\",\"time\":\"2026-02-07T12:27:28Z\",\"event\":\"E#{event}\"}";

    private final AtomicInteger events = new AtomicInteger();
    private final int orders = Integer.getInteger("bench.orders");
    private final Iterator<Map<String, Object>> numbers = Stream.generate(() -> {
                int event = events.getAndIncrement();
                return Map.<String, Object>of("event", event, "number", Seed.FIRST + event % orders);
            })
            .iterator();

    /** Runs every phase after the one before. */
    public IntakeSimulation() {
        List<PopulationBuilder> phases = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            phases.add(phase("warm-up floor", floor(), 8));
            phases.add(phase("warm-up shop", shop(), 8));
        }
        for (int senders : SENDERS) {
            for (int round = 0; round < ROUNDS; round++) {
                phases.add(phase("floor " + senders, floor(), senders));
                phases.add(phase("shop " + senders, shop(), senders));
            }
        }
        PopulationBuilder all = null;
        for (int i = phases.size() - 1; i >= 0; i--) {
            all = all == null ? phases.get(i) : phases.get(i).andThen(all);
        }
        setUp(all).protocols(http.baseUrl(System.getProperty("bench.server")).disableCaching());
    }

    /** Makes a request of this name. */
    private interface Request {
        HttpRequestActionBuilder named(String name);
    }

    private static Request floor() {
        return name -> http(name)
                .post("/floor/api/notifications")
                .body(StringBody(BODY))
                .header("Content-Type", "application/json")
                .check(status().is(200));
    }

    private static Request shop() {
        return name -> http(name)
                .post("/api/ecster/notifications/token-#{number}")
                .body(StringBody(BODY))
                .header("Content-Type", "application/json")
                .header("X-Notification-Key", "bench")
                .check(status().is(200));
    }

    private int phaseNumber;

    private PopulationBuilder phase(String name, Request request, int senders) {
        return scenario(name + " phase " + phaseNumber++)
                .during(PHASE)
                .on(feed(numbers).exec(exec(request.named(name))))
                .injectOpen(atOnceUsers(senders));
    }
}
