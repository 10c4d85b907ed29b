package se.kassa.sandbox.stripe.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.sandbox.stripe.StripeError;

/** Writes every refusal and failure in Stripe's form. */
@Provider
public class StripeErrorMapper implements ExceptionMapper<Exception> {

    private static final Logger LOG = Logger.getLogger(StripeErrorMapper.class.getName());

    @Override
    public Response toResponse(Exception e) {
        if (e instanceof StripeError error) {
            return response(error);
        }
        if (e instanceof WebApplicationException web) {
            int status = web.getResponse().getStatus();
            return response(
                    status < 500
                            ? StripeError.unknownAddress(status)
                            : StripeError.of(status, "The call is not understood"));
        }
        LOG.log(Level.SEVERE, "The sandbox failed", e);
        return response(StripeError.of(500, "The sandbox failed"));
    }

    static Response response(StripeError error) {
        return Response.status(error.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(error.body())
                .build();
    }
}
