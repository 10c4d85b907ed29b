package se.kassa.sandbox.stripe.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import se.kassa.sandbox.Store;
import se.kassa.sandbox.stripe.Expander;
import se.kassa.sandbox.stripe.Schema;
import se.kassa.sandbox.stripe.StripeError;
import se.kassa.sandbox.stripe.StripeObject;
import se.kassa.sandbox.stripe.StripeStore;

/**
 * Does the work of calls: checks the parameters, works, and keeps the answer for the idempotency key in the same
 * transaction as the work.
 */
@ApplicationScoped
public class StripeCalls {

    @Inject
    private Store transactions;

    @Inject
    private StripeStore store;

    @Inject
    private StripeCall call;

    @Inject
    private Expander expander;

    /** A call that changes something. Nothing is kept where its parameters are refused. */
    Response change(Schema.Structure schema, Function<JsonObject, StripeObject> work) {
        JsonObject parameters = schema.read(call.form());
        List<String> paths = Expander.paths(parameters);
        return keep(() -> expander.show(work.apply(parameters), paths));
    }

    /** The same, where the answer is no object of its own. */
    Response changeInto(Schema.Structure schema, Function<JsonObject, JsonObject> work) {
        JsonObject parameters = schema.read(call.form());
        return keep(() -> work.apply(parameters));
    }

    private interface Work {
        JsonObject answer();
    }

    private Response keep(Work work) {
        try {
            return ok(transactions.write(() -> {
                String answer = work.answer().toString();
                keep(Response.Status.OK.getStatusCode(), answer);
                return answer;
            }));
        } catch (StripeError error) {
            if (!error.parametersRefused()) {
                transactions.write(() -> {
                    keep(error.status(), error.body());
                    return error;
                });
            }
            throw error;
        }
    }

    private void keep(int status, String body) {
        if (call.idempotencyKey() != null) {
            store.save(call.idempotencyKey(), new StripeStore.StoredAnswer(call.request(), status, body));
        }
    }

    Response read(Schema.Structure schema, Function<JsonObject, StripeObject> question) {
        JsonObject parameters = schema.read(call.form());
        return ok(expander.show(question.apply(parameters), Expander.paths(parameters))
                .toString());
    }

    /** A call that reads a list. */
    Response readInto(Schema.Structure schema, Function<JsonObject, JsonObject> question) {
        return ok(question.apply(schema.read(call.form())).toString());
    }

    private static Response ok(String body) {
        return Response.ok(body).build();
    }
}
