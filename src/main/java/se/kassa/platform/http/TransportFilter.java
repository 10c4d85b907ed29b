package se.kassa.platform.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Providers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Sends the requests of a {@link RestClient} through its {@link HttpTransport}, and aborts the JAX-RS client's own way of
 * sending with the response. It comes after all other filters.
 *
 * <p>The clients that the servers and the JDK bring send some requests again when a connection ends without a response, and
 * not all of them can be kept from it.
 */
@Priority(Integer.MAX_VALUE)
public class TransportFilter implements ClientRequestFilter {

    /** The property of the client with its {@link HttpTransport}. */
    static final String TRANSPORT = "kassa.http.transport";

    /** Written by the transport, whatever the JAX-RS client says about its own way of sending. */
    private static final Set<String> TRANSPORT_HEADERS = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        TRANSPORT_HEADERS.addAll(List.of(
                HttpHeaders.CONNECTION,
                HttpHeaders.CONTENT_LENGTH,
                HttpHeaders.TRANSFER_ENCODING,
                HttpHeaders.HOST,
                HttpHeaders.USER_AGENT));
    }

    /** Jersey sets it in filters that it creates itself, not in those that are registered as objects. */
    @Context
    private Providers providers;

    @Override
    public void filter(ClientRequestContext context) throws IOException {
        HttpUriRequestBase request = new HttpUriRequestBase(context.getMethod(), context.getUri());
        if (context.hasEntity()) {
            request.setEntity(new ByteArrayEntity(body(context), null));
        }
        for (Map.Entry<String, List<String>> header : context.getStringHeaders().entrySet()) {
            if (!TRANSPORT_HEADERS.contains(header.getKey())) {
                header.getValue().forEach(value -> request.addHeader(header.getKey(), value));
            }
        }
        HttpTransport transport = (HttpTransport) context.getConfiguration().getProperty(TRANSPORT);
        boolean reuse = Boolean.TRUE.equals(context.getProperty(RestClient.REUSE_CONNECTION));
        context.abortWith(transport.send(request, reuse));
    }

    /** As the JAX-RS client would write it. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private byte[] body(ClientRequestContext context) throws IOException {
        Class type = context.getEntityClass();
        MediaType mediaType = context.getMediaType();
        MessageBodyWriter writer = providers.getMessageBodyWriter(
                type, context.getEntityType(), context.getEntityAnnotations(), mediaType);
        if (writer == null) {
            throw new IllegalArgumentException("No writer of " + type.getName() + " as " + mediaType);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        writer.writeTo(
                context.getEntity(),
                type,
                context.getEntityType(),
                context.getEntityAnnotations(),
                mediaType,
                context.getHeaders(),
                body);
        return body.toByteArray();
    }
}
