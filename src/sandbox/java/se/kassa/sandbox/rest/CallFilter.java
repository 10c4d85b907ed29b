package se.kassa.sandbox.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import se.kassa.sandbox.Call;
import se.kassa.sandbox.EcsterError;
import se.kassa.sandbox.Faults;
import se.kassa.sandbox.SandboxClock;
import se.kassa.sandbox.SandboxSettings;
import se.kassa.sandbox.Store;

/**
 * Stands before and behind every call, also one that no resource takes: lets faults strike, demands both keys
 * (developer site), and logs the call with its answer. Keys are not logged.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class CallFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String MERCHANT_KEY = "x-merchant-key";
    private static final String FAULT = "fault";
    private static final String REQUEST = "request";
    private static final String BEGUN = "begun";
    private static final int LARGEST_BODY = 400_000;

    @Inject
    private SandboxSettings settings;

    @Inject
    private Faults faults;

    @Inject
    private Store store;

    @Inject
    private SandboxClock clock;

    /** The merchant whose keys came with the call. */
    static String merchant(HttpHeaders headers) {
        return headers.getHeaderString(MERCHANT_KEY);
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        request.setProperty(BEGUN, System.nanoTime());
        byte[] body = request.getEntityStream().readNBytes(LARGEST_BODY + 1);
        request.setEntityStream(new ByteArrayInputStream(body));
        request.setProperty(REQUEST, new String(body, 0, Math.min(body.length, LARGEST_BODY), StandardCharsets.UTF_8));
        Optional<Faults.Fault> fault = faults.strike(call(request));
        fault.ifPresent(struck -> request.setProperty(FAULT, struck));
        Optional<Response> instead = fault.filter(struck -> !struck.kind().afterWork())
                .flatMap(struck -> FaultAnswers.before(struck, CallFilter::error));
        if (instead.isPresent()) {
            request.abortWith(instead.get());
            return;
        }
        if (body.length > LARGEST_BODY) {
            throw new EcsterError(413, 4413, "TOO_LARGE", "A body has " + LARGEST_BODY + " bytes at most");
        }
        authenticate(request);
    }

    private static String error(int status, String message) {
        String type =
                switch (status) {
                    case 429 -> "RATE_LIMIT";
                    case 504 -> "TIMEOUT";
                    default -> "INTERNAL";
                };
        return new ErrorMapper()
                .body(new EcsterError(status, status < 500 ? 4000 + status : 4500 + status, type, message));
    }

    private void authenticate(ContainerRequestContext request) {
        String merchant = request.getHeaderString(MERCHANT_KEY);
        if (!settings.apiKey().equals(request.getHeaderString("x-api-key"))
                || merchant == null
                || !settings.merchantKeys().contains(merchant)) {
            throw new EcsterError(401, 4401, "UNAUTHORIZED", "x-api-key or x-merchant-key is missing or wrong");
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Faults.Fault fault = (Faults.Fault) request.getProperty(FAULT);
        if (fault != null && fault.kind().afterWork()) {
            FaultAnswers.after(fault, response, CallFilter::error);
        }
        store.write(() -> {
            store.add(new Call(
                    0,
                    clock.now(),
                    call(request),
                    FaultAnswers.isSilent(fault) ? 0 : response.getStatus(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - (Long) request.getProperty(BEGUN)),
                    (String) request.getProperty(REQUEST),
                    response.getEntity() instanceof String text ? text : "",
                    fault == null ? null : fault.kind().name()));
            return fault;
        });
    }

    private static String call(ContainerRequestContext request) {
        UriInfo address = request.getUriInfo();
        String query = address.getRequestUri().getRawQuery();
        // Implementations differ in whether the path begins with a slash.
        String path = address.getPath().replaceFirst("^/", "");
        return request.getMethod() + " " + path + (query == null ? "" : "?" + query);
    }
}
