package se.kassa.platform.http;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;

/**
 * A JAX-RS client that behaves the same on every server: it sends each request once, follows no redirect, keeps no cookies,
 * and limits the time and the size of a response. A response of any status comes with its headers and its body. Safe for
 * use by many threads.
 *
 * <pre>{@code
 * RestClient client = new RestClient(ofSeconds(5), ofSeconds(10), 20, 2_000_000);
 * try (Response response = client.target(address)
 *         .request(APPLICATION_JSON)
 *         .header("Idempotency-Key", key)
 *         .post(Entity.form(form))) {
 *     String requestId = response.getHeaderString("Request-Id");
 *     String body = RestClient.text(response);
 * }
 * }</pre>
 *
 * <p>A call without a response ends with a {@link ProcessingException}; {@link #isNotSent} says whether the request can
 * have arrived.
 */
public final class RestClient implements AutoCloseable {

    /**
     * A request property with a {@code Boolean}: whether the request may use a connection that is open already, and leave it
     * open. False unless set. The server may close such a connection just when the request is sent; nobody knows then
     * whether the request arrived. So only for requests that can be repeated.
     */
    public static final String REUSE_CONNECTION = "kassa.http.reuse-connection";

    private final HttpTransport transport;
    private final Client client;

    /**
     * @param connectTimeout for a connection, TLS included
     * @param readTimeout for a response: until its first byte, between two bytes, and for all of it from the first byte on
     * @param maxConcurrentRequests one more waits as long as a connection may take, and is not sent then
     * @param maxResponseBytes the largest body of a response; a larger one ends the call
     */
    public RestClient(Duration connectTimeout, Duration readTimeout, int maxConcurrentRequests, int maxResponseBytes) {
        transport = new HttpTransport(connectTimeout, readTimeout, maxConcurrentRequests, maxResponseBytes);
        client = ClientBuilder.newBuilder()
                .property(TransportFilter.TRANSPORT, transport)
                .register(TransportFilter.class)
                .build();
    }

    /** Where requests begin. */
    public WebTarget target(URI address) {
        return client.target(address);
    }

    /** Whether no connection was made, so that the request did not arrive. */
    public static boolean isNotSent(ProcessingException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotSentException) {
                return true;
            }
        }
        return false;
    }

    /** Reads the body as text, as UTF-8 unless the response says otherwise; empty for none. RESTEasy has null for a 204. */
    public static String text(Response response) {
        String body = response.readEntity(String.class);
        return body == null ? "" : body;
    }

    /** Closes all connections; requests under way end with a {@link ProcessingException}. */
    @Override
    public void close() {
        transport.close();
        client.close();
    }
}
