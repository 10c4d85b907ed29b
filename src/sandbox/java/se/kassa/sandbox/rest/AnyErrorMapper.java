package se.kassa.sandbox.rest;

import jakarta.json.JsonException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.sandbox.EcsterError;

/** Writes what nobody thought of in Ecster's form too. */
@Provider
public class AnyErrorMapper implements ExceptionMapper<Exception> {

    private static final Logger LOG = Logger.getLogger(AnyErrorMapper.class.getName());

    @Override
    public Response toResponse(Exception e) {
        if (e instanceof WebApplicationException web) {
            int status = web.getResponse().getStatus();
            return new ErrorMapper()
                    .toResponse(new EcsterError(status, 4000 + status % 1000, "REFUSED", "The call is not understood"));
        }
        if (e instanceof JsonException || e instanceof ClassCastException) {
            return new ErrorMapper().toResponse(EcsterError.invalid("body", "must be a JSON object"));
        }
        LOG.log(Level.SEVERE, "The sandbox failed", e);
        return new ErrorMapper().toResponse(new EcsterError(500, 5000, "INTERNAL", "The sandbox failed"));
    }
}
