#!/usr/bin/env bash
# stripe-java 33.3.0: a 409 with the code idempotency_key_in_use is thrown as ApiException, the class for failures of the
# server, although there is an IdempotencyException: that class is for 400 and 404 only, whatever the error's type.
# Concerns everybody who sends idempotency keys and catches IdempotencyException to wait for a request that is still running.
# Needs: bash, curl, Java 17 or later, Maven Central. Exits 0 while the behaviour is as described.
set -euo pipefail
central=https://repo.maven.apache.org/maven2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
curl -sSfO "$central/com/stripe/stripe-java/33.3.0/stripe-java-33.3.0.jar"
curl -sSfO "$central/com/google/code/gson/gson/2.13.2/gson-2.13.2.jar"

cat > KeyInUse.java <<'JAVA'
import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

class KeyInUse {
    static volatile int status;

    public static void main(String[] args) throws Exception {
        byte[] body = ("{\"error\": {\"type\": \"idempotency_error\", \"code\": \"idempotency_key_in_use\","
                + " \"message\": \"Another request with this key is running\"}}").getBytes();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        System.out.println("stripe-java " + Stripe.VERSION);
        StripeClient stripe = StripeClient.builder()
                .setApiKey("sk_test_any")
                .setApiBase("http://127.0.0.1:" + server.getAddress().getPort())
                .setMaxNetworkRetries(0)
                .build();
        for (int answered : new int[] {400, 409}) {
            status = answered;
            try {
                stripe.v1().paymentIntents().capture("pi_any");
            } catch (StripeException e) {
                System.out.println(answered + " idempotency_error: " + e.getClass().getSimpleName());
            }
        }
        server.stop(0);
    }
}
JAVA
java -cp 'stripe-java-33.3.0.jar:gson-2.13.2.jar' KeyInUse.java | tee found
diff found - <<'EXPECTED'
stripe-java 33.3.0
400 idempotency_error: IdempotencyException
409 idempotency_error: ApiException
EXPECTED
