package se.kassa.platform.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.time.Duration;
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
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends HTTP requests, each of them once. It repeats nothing, follows no redirect and keeps no cookies, so that its caller
 * decides what happens next. Time and size of a response are limited.
 */
final class HttpTransport implements AutoCloseable {

    private static final String USER_AGENT = "Kassa";

    /** Shorter than servers keep an idle connection open, so that they seldom close one just when it is used again. */
    private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(4);

    private static final int PART = 8192;

    private final CloseableHttpClient reusing;
    private final CloseableHttpClient fresh;
    private final Duration readTimeout;
    private final int maxResponseBytes;

    HttpTransport(Duration connectTimeout, Duration readTimeout, int maxConcurrentRequests, int maxResponseBytes) {
        this.readTimeout = readTimeout;
        this.maxResponseBytes = maxResponseBytes;
        reusing = client(connectTimeout, readTimeout, maxConcurrentRequests).build();
        fresh = client(connectTimeout, readTimeout, maxConcurrentRequests)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .build();
    }

    /** Proxies, trusted certificates and the like are those of the JVM's system properties. */
    private static HttpClientBuilder client(Duration connectTimeout, Duration readTimeout, int maxConcurrentRequests) {
        return HttpClients.custom()
                .useSystemProperties()
                .setUserAgent(USER_AGENT)
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .useSystemProperties()
                        .setMaxConnTotal(maxConcurrentRequests)
                        .setMaxConnPerRoute(maxConcurrentRequests)
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
     * Sends a request and reads the response.
     *
     * @param reuse see {@link RestClient#REUSE_CONNECTION}
     * @throws NotSentException where no connection could be made
     * @throws IOException where nobody knows whether the request arrived, or the response is too long or too slow
     */
    Response send(HttpUriRequestBase request, boolean reuse) throws IOException {
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

    /** There is always a body, if an empty one: JAX-RS clients differ about a response without one. */
    private Response read(HttpUriRequestBase request, ClassicHttpResponse from) throws IOException {
        HttpEntity entity = from.getEntity();
        byte[] body = entity == null ? new byte[0] : read(request, entity.getContent());
        Response.ResponseBuilder response;
        try {
            response = Response.status(from.getCode());
        } catch (IllegalArgumentException e) {
            throw new IOException("There is no status " + from.getCode(), e);
        }
        for (Header header : from.getHeaders()) {
            if (!header.getName().equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) || isReadable(header.getValue())) {
                response.header(header.getName(), header.getValue());
            }
        }
        return response.entity(new ByteArrayInputStream(body)).build();
    }

    /** With any other content type the body could not be read as text at all. */
    private static boolean isReadable(String contentType) {
        try {
            String charset = MediaType.valueOf(contentType).getParameters().get(MediaType.CHARSET_PARAMETER);
            return charset == null || Charset.isSupported(charset);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The stream is not closed before its end: that would read the rest of a response that is too long. */
    private byte[] read(HttpUriRequestBase request, InputStream stream) throws IOException {
        long begun = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[PART];
        for (int read = stream.read(part); read >= 0; read = stream.read(part)) {
            body.write(part, 0, read);
            boolean late = System.nanoTime() - begun > readTimeout.toNanos();
            if (late || body.size() > maxResponseBytes) {
                request.abort();
                throw new IOException(late ? "The response takes too long" : "The response is too long");
            }
        }
        return body.toByteArray();
    }

    @Override
    public void close() {
        reusing.close(CloseMode.IMMEDIATE);
        fresh.close(CloseMode.IMMEDIATE);
    }
}
