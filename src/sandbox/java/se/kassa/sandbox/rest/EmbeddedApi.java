package se.kassa.sandbox.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** What the page of an embedded payment asks for; the real Ecster's is its own business. */
@ApplicationPath("ecster/pay/api")
public class EmbeddedApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(EmbeddedResource.class, ErrorMapper.class, AnyErrorMapper.class);
    }
}
