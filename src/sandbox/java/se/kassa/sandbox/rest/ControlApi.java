package se.kassa.sandbox.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** What a test or a demonstrator may do to the sandbox; the real Ecster has nothing like it. */
@ApplicationPath("control")
public class ControlApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ControlResource.class, ErrorMapper.class, AnyErrorMapper.class);
    }
}
