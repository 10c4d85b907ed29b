package se.kassa.payment.ecster;

import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import se.kassa.payment.ProviderResponseException;
import se.kassa.payment.http.ProviderHttpClient;

/** Ecster's REST API (developer site; the plugins): both keys, an id and the content type JSON with every request. */
final class EcsterProtocol implements ProviderHttpClient.Protocol {

    private final EcsterSettings settings;

    EcsterProtocol(EcsterSettings settings) {
        this.settings = settings;
    }

    @Override
    public URI baseUrl() {
        return settings.access().baseUrl().resolve("rest/public/v1/");
    }

    @Override
    public MediaType mediaType() {
        return MediaType.APPLICATION_JSON_TYPE;
    }

    @Override
    public void addHeaders(Invocation.Builder request, String requestId) {
        request.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .header("x-api-key", settings.access().apiKey())
                .header("x-merchant-key", settings.access().merchantKey())
                .header("x-request-id", requestId);
    }

    /** Ecster takes over ours. */
    @Override
    public String requestId(String sent, Response response) {
        return sent;
    }

    @Override
    public ProviderResponseException error(
            String operation, int status, String body, String requestId, Optional<Duration> retryAfter) {
        return EcsterErrors.of(operation, status, body, requestId, retryAfter);
    }
}
