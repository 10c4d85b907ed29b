package se.kassa.sandbox.stripe.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import se.kassa.sandbox.Call;
import se.kassa.sandbox.FaultKind;
import se.kassa.sandbox.Faults;
import se.kassa.sandbox.Ids;
import se.kassa.sandbox.SandboxClock;
import se.kassa.sandbox.Store;
import se.kassa.sandbox.rest.FaultAnswers;
import se.kassa.sandbox.stripe.ApiVersions;
import se.kassa.sandbox.stripe.Form;
import se.kassa.sandbox.stripe.StripeError;
import se.kassa.sandbox.stripe.StripeSettings;
import se.kassa.sandbox.stripe.StripeStore;

/**
 * Stands before and behind every call: demands the secret key, checks version and idempotency key, lets faults strike,
 * repeats a stored answer, and logs the call. The secret key is not logged.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class StripeCallFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String VERSION = "Stripe-Version";
    private static final String FAULT = "stripe.fault";
    private static final String REQUEST = "stripe.request";
    private static final String BEGUN = "stripe.begun";
    private static final String HELD_KEY = "stripe.key";
    private static final int LONGEST_KEY = 255;
    private static final int LARGEST_BODY = 400_000;

    /** The idempotency keys of the requests that have not ended. */
    private static final Set<String> RUNNING = ConcurrentHashMap.newKeySet();

    @Inject
    private StripeSettings settings;

    @Inject
    private StripeCall call;

    @Inject
    private StripeStore answers;

    @Inject
    private Faults faults;

    @Inject
    private Store store;

    @Inject
    private SandboxClock clock;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        request.setProperty(BEGUN, System.nanoTime());
        byte[] body = request.getEntityStream().readNBytes(LARGEST_BODY + 1);
        // Nothing is left for a server that would read the form itself.
        request.setEntityStream(new ByteArrayInputStream(new byte[0]));
        String text = new String(body, 0, Math.min(body.length, LARGEST_BODY), StandardCharsets.UTF_8);
        request.setProperty(REQUEST, text);
        authenticate(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        ApiVersions.of(request.getHeaderString(VERSION));
        boolean post = request.getMethod().equals("POST");
        if (body.length > LARGEST_BODY) {
            throw StripeError.of(413, "A body has " + LARGEST_BODY + " bytes at most");
        }
        if (post && !text.isEmpty() && !isForm(request.getMediaType())) {
            throw StripeError.request(
                    "Invalid request: the content type of a POST must be" + " application/x-www-form-urlencoded");
        }
        Map<String, Object> form =
                Form.parse(post ? text : request.getUriInfo().getRequestUri().getRawQuery());
        String key = post ? request.getHeaderString(IDEMPOTENCY_KEY) : null;
        hold(request, key);
        call.begin(request.getMethod() + " " + path(request), form, key);
        Optional<Response> instead = struck(request).or(this::repeated);
        instead.ifPresent(request::abortWith);
    }

    private void authenticate(String header) {
        String key = null;
        if (header != null && header.startsWith("Bearer ")) {
            key = header.substring("Bearer ".length());
        } else if (header != null && header.startsWith("Basic ")) {
            key = user(header.substring("Basic ".length()));
        }
        if (key == null || key.isEmpty()) {
            throw StripeError.unauthorized(
                    "You did not provide an API key: send 'Authorization: Bearer YOUR_SECRET_KEY'");
        }
        if (!key.startsWith("sk_test_") || !key.equals(settings.secretKey())) {
            throw StripeError.unauthorized("Invalid API Key provided: " + key.replaceFirst("^(.{0,8}).*$", "$1***"));
        }
    }

    private static String user(String credentials) {
        try {
            return new String(Base64.getDecoder().decode(credentials.strip()), StandardCharsets.UTF_8).split(":", 2)[0];
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isForm(MediaType type) {
        return type != null && type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
    }

    /** Lets no other request with the same idempotency key begin before this one ends. */
    private static void hold(ContainerRequestContext request, String key) {
        if (key == null) {
            return;
        }
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw StripeError.request("An idempotency key has 1 to " + LONGEST_KEY + " characters");
        }
        if (!RUNNING.add(key)) {
            throw StripeError.keyInUse(key);
        }
        request.setProperty(HELD_KEY, key);
    }

    private Optional<Response> struck(ContainerRequestContext request) {
        Faults.Fault fault = faults.strike(logged(request)).orElse(null);
        if (fault == null) {
            return Optional.empty();
        }
        request.setProperty(FAULT, fault);
        if (fault.kind().afterWork()) {
            return Optional.empty();
        }
        if (fault.kind() == FaultKind.SERVER_ERROR) {
            keepServerError();
        }
        return FaultAnswers.before(fault, StripeCallFilter::error);
    }

    /** Even a 500 is kept for the idempotency key, unless an answer is kept already. */
    private void keepServerError() {
        String key = call.idempotencyKey();
        if (key != null && answers.answer(key).isEmpty()) {
            store.write(() -> {
                answers.save(
                        key, new StripeStore.StoredAnswer(call.request(), 500, error(500, "Something went wrong")));
                return key;
            });
        }
    }

    private static String error(int status, String message) {
        return StripeError.of(status, message).body();
    }

    /** The answer that is kept for the idempotency key. */
    private Optional<Response> repeated() {
        String key = call.idempotencyKey();
        return key == null
                ? Optional.empty()
                : answers.answer(key).map(answer -> {
                    if (!answer.request().equals(call.request())) {
                        throw StripeError.otherParameters(key);
                    }
                    return Response.status(answer.status())
                            .type(MediaType.APPLICATION_JSON)
                            .entity(answer.body())
                            .build();
                });
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Faults.Fault fault = (Faults.Fault) request.getProperty(FAULT);
        if (fault != null && fault.kind().afterWork()) {
            FaultAnswers.after(fault, response, StripeCallFilter::error);
            if (fault.kind() == FaultKind.SERVER_ERROR_AFTER_WORK) {
                keepInstead(response);
            }
        }
        response.getHeaders().putSingle("Request-Id", "req_" + Ids.next(14));
        String version = request.getHeaderString(VERSION);
        response.getHeaders().putSingle(VERSION, version == null ? ApiVersions.DEFAULT : version);
        log(request, response, fault);
        Object key = request.getProperty(HELD_KEY);
        if (key != null) {
            RUNNING.remove(key.toString());
        }
    }

    private void keepInstead(ContainerResponseContext response) {
        String key = call.idempotencyKey();
        if (key != null) {
            store.write(() -> {
                answers.save(
                        key,
                        new StripeStore.StoredAnswer(
                                call.request(),
                                response.getStatus(),
                                response.getEntity().toString()));
                return key;
            });
        }
    }

    private void log(ContainerRequestContext request, ContainerResponseContext response, Faults.Fault fault) {
        Long begun = (Long) request.getProperty(BEGUN);
        store.write(() -> {
            store.add(new Call(
                    0,
                    clock.now(),
                    logged(request),
                    FaultAnswers.isSilent(fault) ? 0 : response.getStatus(),
                    begun == null ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
                    request.getProperty(REQUEST) instanceof String text ? text : "",
                    response.getEntity() instanceof String text ? text : "",
                    fault == null ? null : fault.kind().name()));
            return fault;
        });
    }

    /** As calls are logged, and as faults name them: {@code POST stripe/v1/refunds}. */
    private static String logged(ContainerRequestContext request) {
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        return request.getMethod() + " stripe/v1/" + path(request) + (query == null ? "" : "?" + query);
    }

    private static String path(ContainerRequestContext request) {
        UriInfo address = request.getUriInfo();
        // Implementations differ in whether the path begins with a slash.
        return address.getPath().replaceFirst("^/", "");
    }
}
