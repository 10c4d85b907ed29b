package se.kassa.platform.operations;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.kassa.platform.security.Tokens;
import se.kassa.platform.settings.ShopSettings;

/**
 * Health, metrics and drain endpoints, protected by the bearer token {@code kassa.operations-token}; without the token
 * they answer 404.
 */
@Path("/")
public class OperationsResource {

    private static final String BEARER = "Bearer ";

    @Inject
    private ShopSettings settings;

    @Inject
    private PrometheusMeterRegistry registry;

    @Inject
    private DrainHealthCheck drain;

    @Inject
    @Any
    private Instance<HealthCheck> checks;

    @Inject
    @Any
    private Instance<HealthCheckSource> sources;

    /** Answers 200, or 503 if a load balancer should take the node out; with a JSON object of all checks. */
    @GET
    @Path("health")
    @Produces(MediaType.APPLICATION_JSON)
    public Response health(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        if (!isAllowed(authorization)) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        JsonObjectBuilder parts = Json.createObjectBuilder();
        boolean up = true;
        List<HealthCheck> all = new ArrayList<>();
        checks.forEach(all::add);
        sources.forEach(source -> all.addAll(source.healthChecks()));
        for (HealthCheck check : all) {
            HealthCheck.Result result = resultOf(check);
            up &= result.up();
            parts.add(check.name(), json(result));
        }
        JsonObject report = Json.createObjectBuilder()
                .add("status", status(up))
                .addAll(parts)
                .build();
        return Response.status(up ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                .entity(report.toString())
                .build();
    }

    /**
     * Makes the health check answer 503, so that the load balancer sends no more requests; requests are still served.
     */
    @POST
    @Path("drain")
    public Response drain(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return setDraining(authorization, true);
    }

    /** Ends draining. */
    @DELETE
    @Path("drain")
    public Response stopDraining(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return setDraining(authorization, false);
    }

    private Response setDraining(String authorization, boolean draining) {
        if (!isAllowed(authorization)) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        drain.set(draining);
        return Response.noContent().build();
    }

    private static HealthCheck.Result resultOf(HealthCheck check) {
        try {
            return check.check();
        } catch (RuntimeException e) {
            return new HealthCheck.Result(false, Map.of());
        }
    }

    private static JsonObject json(HealthCheck.Result result) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("status", status(result.up()));
        result.figures().forEach(json::add);
        return json.build();
    }

    private static String status(boolean up) {
        return up ? "up" : "down";
    }

    /** Metrics in Prometheus text format. */
    @GET
    @Path("metrics")
    @Produces(MediaType.TEXT_PLAIN)
    public Response metrics(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return isAllowed(authorization)
                ? Response.ok(registry.scrape()).build()
                : Response.status(Response.Status.NOT_FOUND).build();
    }

    private boolean isAllowed(String authorization) {
        return authorization != null
                && authorization.startsWith(BEARER)
                && settings.operationsToken()
                        .filter(token -> Tokens.constantTimeEquals(token, authorization.substring(BEARER.length())))
                        .isPresent();
    }
}
