package se.kassa.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * An Ecster that answers at once and keeps nothing: every cart is taken, and the payment {@code P10001} has paid what
 * {@link Seed} offers under the reference {@code 10001}.
 */
final class InstantEcster implements AutoCloseable {

    private static final int THREADS = 40;

    static {
        // Otherwise the JDK's server holds each answer back until its head is acknowledged, 40 ms later.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final AtomicLong keys = new AtomicLong();
    private final LongAdder cartNanos = new LongAdder();
    private final HttpServer server;

    InstantEcster() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/ecster/rest/public/v1/carts", this::cart);
        server.createContext("/ecster/rest/public/v1/orders/", this::order);
        server.start();
    }

    /** Its base URL, as the shop's setting wants it. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/ecster";
    }

    /** How long it has worked for its carts in all, in nanoseconds. */
    long cartNanos() {
        return cartNanos.sum();
    }

    /** How many carts it was asked for. */
    long carts() {
        return keys.get();
    }

    private void cart(HttpExchange exchange) throws IOException {
        long begun = System.nanoTime();
        answer(exchange, 201, "{\"checkoutCart\":{\"key\":\"k" + keys.incrementAndGet() + "\"}}");
        cartNanos.add(System.nanoTime() - begun);
    }

    private void order(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
        if (id.isEmpty()) {
            answer(exchange, 200, "[]");
            return;
        }
        answer(exchange, 200, """
                {"id":"%s","merchantId":"100646739","status":"READY","properties":{"method":"CARD"},"created":"2026-01-13T20:50:04+01:00",
                "amount":%d,"currency":"SEK","debitedAmount":0,"creditedAmount":0,"orderReference":"%s",
                "consumer":{"name":{"firstName":"Anna","lastName":"Andersson"},"address":{"line1":"Storgatan 1","city":"Lund","zip":"22222"},
                "contactInfo":{"email":"anna@example.org"}},
                "transactions":[{"id":"T%s","type":"ORIGINAL","amount":%d,"rows":[{"partNumber":"tea","name":"Tea","quantity":1,"unitAmount":%d,"vatRate":1200}]}]}
                """.formatted(id, Seed.AMOUNT, id.substring(1), id, Seed.AMOUNT, Seed.AMOUNT));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
