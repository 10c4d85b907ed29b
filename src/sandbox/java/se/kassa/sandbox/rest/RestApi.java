package se.kassa.sandbox.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Ecster's REST API, where the real one has it. */
@ApplicationPath("ecster/rest/public")
public class RestApi extends Application {

    /** Ecster publishes no WADL. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                CartResource.class,
                PaymentLinkResource.class,
                OrderResource.class,
                CallFilter.class,
                ErrorMapper.class,
                AnyErrorMapper.class);
    }
}
