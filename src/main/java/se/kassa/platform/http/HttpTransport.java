package se.kassa.platform.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends HTTP requests, each of them once. It repeats nothing, follows no redirect and keeps no cookies, so that its caller
 * decides what happens next. Time and size of an answer are limited.
 *
 * <p>The clients that the servers and the JDK bring are not used: they send some requests again when a connection ends
 * without an answer, and not all of them can be told not to.
 */
public final class HttpTransport implements AutoCloseable {

    /** Shorter than servers keep an idle connection open, so that they seldom close one just when it is used again. */
    private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(4);

    private static final int PART = 8192;

    private final CloseableHttpClient reusing;
    private final CloseableHttpClient fresh;
    private final Duration readTimeout;
    private final int largestAnswer;

    /**
     * An answer, of whatever status.
     *
     * @param body empty for none; read as UTF-8
     */
    public record Answer(int status, String body, Map<String, String> headers) {

        /** The first header of a name, in whatever case. */
        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }
    }

    /** No connection was made: the request was not sent. */
    public static final class NotSentException extends IOException {

        private static final long serialVersionUID = 1L;

        NotSentException(IOException cause) {
            super(cause);
        }
    }

    /**
     * @param connectTimeout for a connection, TLS included
     * @param readTimeout for an answer: until its first byte, between two bytes, and for all of it from the first byte on
     * @param mostAtOnce how many requests may be sent at the same time
     * @param largestAnswer in bytes
     */
    public HttpTransport(Duration connectTimeout, Duration readTimeout, int mostAtOnce, int largestAnswer) {
        this.readTimeout = readTimeout;
        this.largestAnswer = largestAnswer;
        reusing = client(connectTimeout, readTimeout, mostAtOnce).build();
        fresh = client(connectTimeout, readTimeout, mostAtOnce)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .build();
    }

    /** Proxies, trusted certificates and the like are those of the JVM's system properties. */
    private static HttpClientBuilder client(Duration connectTimeout, Duration readTimeout, int mostAtOnce) {
        return HttpClients.custom()
                .useSystemProperties()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .useSystemProperties()
                        .setMaxConnTotal(mostAtOnce)
                        .setMaxConnPerRoute(mostAtOnce)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(connectTimeout))
                                .setSocketTimeout(Timeout.of(readTimeout))
                                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(connectTimeout))
                        .setResponseTimeout(Timeout.of(readTimeout))
                        .setConnectionKeepAlive(LONGEST_IDLE)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression();
    }

    /**
     * Sends a request once and reads the answer.
     *
     * @param json null for no body
     * @param reuse whether a connection may be used that is open already, and be kept open. The server may close it just
     *     when the request is sent: nobody knows then whether the request arrived. Only for requests that can be repeated
     * @throws NotSentException where no connection could be made
     * @throws IOException where nobody knows whether the request arrived, or the answer is too long or too slow
     */
    public Answer send(String method, URI address, Map<String, String> headers, String json, boolean reuse)
            throws IOException {
        HttpUriRequestBase request = new HttpUriRequestBase(method, address);
        headers.forEach(request::setHeader);
        if (json != null) {
            request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        }
        if (!reuse) {
            request.setHeader(HttpHeaders.CONNECTION, "close");
        }
        try {
            return (reuse ? reusing : fresh).execute(request, response -> read(request, response));
        } catch (ConnectException
                | ConnectTimeoutException
                | ConnectionRequestTimeoutException
                | NoRouteToHostException
                | UnknownHostException e) {
            throw new NotSentException(e);
        }
    }

    private Answer read(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName(), header.getValue());
        }
        HttpEntity entity = response.getEntity();
        String body = entity == null ? "" : read(request, entity.getContent());
        return new Answer(response.getCode(), body, headers);
    }

    /** The stream is not closed before its end: that would read the rest of an answer that is too long. */
    private String read(HttpUriRequestBase request, InputStream stream) throws IOException {
        long begun = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[PART];
        for (int read = stream.read(part); read >= 0; read = stream.read(part)) {
            body.write(part, 0, read);
            boolean late = System.nanoTime() - begun > readTimeout.toNanos();
            if (late || body.size() > largestAnswer) {
                request.abort();
                throw new IOException(late ? "The answer takes too long" : "The answer is too long");
            }
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    /** Closes all connections; requests under way end with an {@link IOException}. */
    @Override
    public void close() {
        reusing.close(CloseMode.IMMEDIATE);
        fresh.close(CloseMode.IMMEDIATE);
    }
}
