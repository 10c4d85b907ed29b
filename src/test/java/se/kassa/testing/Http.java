package se.kassa.testing;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Plain HTTP, without cookies and without following redirects. Each call has a connection of its own: a server may close a
 * kept connection while the next call is on its way, and the client must not repeat a POST by itself.
 */
public final class Http {

    /** What came back. */
    public record Answer(int status, String body, HttpResponse<String> response) {

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public JsonObject json() {
            return EcsterContract.parse(body).asJsonObject();
        }

        @Override
        public String toString() {
            return status + " " + body;
        }
    }

    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
    }

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Http() {}

    public static Answer get(URI url, String... headers) {
        return send(request(url, headers).GET());
    }

    public static Answer post(URI url, String body, String... headers) {
        return send(request(url, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public static Answer put(URI url, String body, String... headers) {
        return send(request(url, headers).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Any method; an empty body for none. */
    public static Answer call(String method, URI url, String body, String... headers) {
        return send(request(url, headers)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body)));
    }

    public static Answer delete(URI url) {
        return send(request(url).DELETE());
    }

    private static HttpRequest.Builder request(URI url, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(30)).header("Connection", "close");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
