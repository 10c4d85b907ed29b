package se.kassa.payment.stripe;

import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import se.kassa.payment.ProviderResponseException;
import se.kassa.payment.http.ProviderHttpClient;

/** The wire format of Stripe: form-encoded requests with the secret key and the API version. */
final class StripeProtocol implements ProviderHttpClient.Protocol {

    /** The version that the adapter was written for; without the header the account's own version applies. */
    static final String API_VERSION = "2026-07-29.dahlia";

    private final StripeSettings settings;

    StripeProtocol(StripeSettings settings) {
        this.settings = settings;
    }

    @Override
    public URI baseUrl() {
        return settings.baseUrl().resolve("v1/");
    }

    @Override
    public MediaType mediaType() {
        return MediaType.APPLICATION_FORM_URLENCODED_TYPE;
    }

    @Override
    public void addHeaders(Invocation.Builder request, String requestId) {
        request.header(HttpHeaders.AUTHORIZATION, "Bearer " + settings.secretKey())
                .header("Stripe-Version", API_VERSION);
    }

    /** Stripe's own. */
    @Override
    public String requestId(String sent, Response response) {
        return response == null ? null : response.getHeaderString("Request-Id");
    }

    @Override
    public ProviderResponseException error(
            String operation, int status, String body, String requestId, Optional<Duration> retryAfter) {
        return StripeErrors.of(operation, status, body, requestId, retryAfter);
    }
}
