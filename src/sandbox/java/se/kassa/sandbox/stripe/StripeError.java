package se.kassa.sandbox.stripe;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** A refusal in Stripe's form: {@code {"error": {type, code, message, param}}}. */
public class StripeError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String INVALID_REQUEST = "invalid_request_error";

    private final int status;
    private final String type;
    private final String code;
    private final String param;
    private final boolean parametersRefused;

    private StripeError(int status, String type, String code, String param, boolean parametersRefused, String message) {
        super(message);
        this.status = status;
        this.type = type;
        this.code = code;
        this.param = param;
        this.parametersRefused = parametersRefused;
    }

    /**
     * A parameter that is refused before any work.
     *
     * @param code null where Stripe's code is not known
     */
    public static StripeError parameter(String code, String param, String message) {
        return new StripeError(400, INVALID_REQUEST, code, param, true, message);
    }

    /** A request that can't be read at all. */
    public static StripeError request(String message) {
        return new StripeError(400, INVALID_REQUEST, null, null, true, message);
    }

    public static StripeError notFound(String kind, String id) {
        return new StripeError(
                404, INVALID_REQUEST, "resource_missing", "id", true, "No such " + kind + ": '" + id + "'");
    }

    /**
     * The object is in a state that does not allow the operation.
     *
     * @param code null where Stripe's code is not known
     */
    public static StripeError wrongState(String code, String param, String message) {
        return new StripeError(400, INVALID_REQUEST, code, param, false, message);
    }

    public static StripeError unauthorized(String message) {
        return new StripeError(401, INVALID_REQUEST, null, null, true, message);
    }

    /** The idempotency key came before with other parameters. */
    public static StripeError otherParameters(String key) {
        return new StripeError(
                400,
                "idempotency_error",
                null,
                null,
                true,
                "The idempotency key '" + key + "' was used before with other parameters or for another address");
    }

    /** A request with the same idempotency key has not ended. Its {@code type} is not known. */
    public static StripeError keyInUse(String key) {
        return new StripeError(
                409,
                "idempotency_error",
                "idempotency_key_in_use",
                null,
                true,
                "Another request with the idempotency key '" + key + "' is running");
    }

    /** An address or a method that the API does not have. */
    public static StripeError unknownAddress(int status) {
        return new StripeError(
                status,
                INVALID_REQUEST,
                null,
                null,
                true,
                "Unrecognized request URL: see the documentation of the API");
    }

    /** An error of a server or of the network before it. */
    public static StripeError of(int status, String message) {
        boolean limit = status == 429;
        return new StripeError(
                status, limit ? INVALID_REQUEST : "api_error", limit ? "rate_limit" : null, null, true, message);
    }

    public int status() {
        return status;
    }

    /** Whether nothing is stored for the request's idempotency key. */
    public boolean parametersRefused() {
        return parametersRefused;
    }

    public String body() {
        JsonObjectBuilder error = Json.createObjectBuilder().add("type", type).add("message", getMessage());
        if (code != null) {
            error.add("code", code);
        }
        if (param != null) {
            error.add("param", param);
        }
        return Json.createObjectBuilder().add("error", error).build().toString();
    }
}
