package se.kassa.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What is switched on to go wrong. Gone after a restart. */
@ApplicationScoped
public class Faults {

    /** What goes wrong. */
    public enum Kind {
        /** Answers, but late. */
        DELAY,
        TOO_MANY_REQUESTS,
        SERVER_ERROR,
        /** An error page for people instead of JSON. */
        HTML,
        /** A notification is never sent; its operation is {@code NOTIFY}. */
        LOST
    }

    /**
     * @param operation a method and the beginning of a path, {@code POST v1/carts}; empty for every call
     * @param left how often it strikes before it is over
     * @param percent how probable it is that it strikes
     * @param millis how late the answer is
     */
    public record Fault(String operation, Kind kind, AtomicInteger left, int percent, long millis) {

        private boolean strikes(String call) {
            return call.startsWith(operation)
                    && ThreadLocalRandom.current().nextInt(100) < percent
                    && left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
        }
    }

    private static final long LONGEST_DELAY_MILLIS = 60_000;

    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    public void add(String operation, Kind kind, int count, int percent, long millis) {
        faults.add(
                new Fault(operation, kind, new AtomicInteger(count), percent, Math.min(millis, LONGEST_DELAY_MILLIS)));
    }

    public void clear() {
        faults.clear();
    }

    public List<Fault> all() {
        return faults.stream().filter(fault -> fault.left().get() > 0).toList();
    }

    /** The answer that a call gets instead of its own; empty where nothing goes wrong, or only slowly. */
    public Optional<Response> strike(String call) {
        return faults.stream()
                .filter(fault -> fault.kind() != Kind.LOST && fault.strikes(call))
                .findFirst()
                .flatMap(Faults::happen);
    }

    /** Whether the next notification is lost. */
    public boolean losesNotification() {
        return faults.stream().anyMatch(fault -> fault.kind() == Kind.LOST && fault.strikes("NOTIFY"));
    }

    private static Optional<Response> happen(Fault fault) {
        pause(fault.millis());
        return switch (fault.kind()) {
            case DELAY, LOST -> Optional.empty();
            case TOO_MANY_REQUESTS ->
                Optional.of(json(429, "{\"code\":4429,\"type\":\"RATE_LIMIT\",\"message\":\"Too many requests\"}"));
            case SERVER_ERROR ->
                Optional.of(json(500, "{\"code\":5000,\"type\":\"INTERNAL\",\"message\":\"Something went wrong\"}"));
            case HTML ->
                Optional.of(Response.status(502)
                        .type(MediaType.TEXT_HTML)
                        .entity("<html><body><h1>Bad gateway</h1></body></html>")
                        .build());
        };
    }

    private static Response json(int status, String body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(body)
                .build();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
