package se.kassa.sandbox.rest;

import jakarta.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import se.kassa.sandbox.EcsterError;

/** Writes refusals in Ecster's form. */
@Provider
public class ErrorMapper implements ExceptionMapper<EcsterError> {

    @Override
    public Response toResponse(EcsterError error) {
        return Response.status(error.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(body(error))
                .build();
    }

    String body(EcsterError error) {
        return Json.createObjectBuilder()
                .add("code", error.code())
                .add("type", error.type())
                .add("message", error.getMessage())
                .build()
                .toString();
    }
}
