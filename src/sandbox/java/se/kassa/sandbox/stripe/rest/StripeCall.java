package se.kassa.sandbox.stripe.rest;

import jakarta.enterprise.context.RequestScoped;
import java.util.Map;
import se.kassa.sandbox.stripe.Form;

/** The call that is worked on. */
@RequestScoped
public class StripeCall {

    private String operation;
    private String idempotencyKey;
    private Map<String, Object> form = Map.of();

    void begin(String operationBegun, Map<String, Object> parameters, String key) {
        operation = operationBegun;
        form = parameters;
        idempotencyKey = key;
    }

    Map<String, Object> form() {
        return form;
    }

    /** Null for none. */
    String idempotencyKey() {
        return idempotencyKey;
    }

    /** Equal for two requests that an idempotency key may stand for. */
    String request() {
        return operation + " " + Form.fingerprint(form);
    }
}
