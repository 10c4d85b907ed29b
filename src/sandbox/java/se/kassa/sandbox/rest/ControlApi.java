package se.kassa.sandbox.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import se.kassa.sandbox.stripe.rest.StripeControlResource;

/** What a test or a demonstrator may do to the sandbox; the real providers have nothing like it. */
@ApplicationPath("control")
public class ControlApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ControlResource.class, StripeControlResource.class, ErrorMapper.class, AnyErrorMapper.class);
    }
}
