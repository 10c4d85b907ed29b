package se.kassa.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Where browsers report that a page wanted to do what the content security policy forbids. Anybody may post here, so
 * nothing is kept of a report but a count and, now and then, a line in the log.
 */
@ApplicationScoped
@Path(BrowserReportsResource.PATH)
public class BrowserReportsResource {

    static final String PATH = "browser-reports";

    private static final int LARGEST = 16 * 1024;

    @Inject
    private PolicyViolations violations;

    /**
     * Takes one report, as {@code report-uri} of CSP level 3 has it.
     *
     * @return 204; 400 where it is none; 413 above 16 KiB
     */
    @POST
    public Response report(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            return Response.status(Response.Status.REQUEST_ENTITY_TOO_LARGE).build();
        }
        boolean understood = violations.count(new String(bytes, StandardCharsets.UTF_8));
        return Response.status(understood ? Response.Status.NO_CONTENT : Response.Status.BAD_REQUEST)
                .build();
    }
}
