package se.kassa.platform;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Roots every REST resource of the shop under {@code /api}, outside the Faces servlet. */
@ApplicationPath("api")
public class RestApplication extends Application {

    /** Jersey, as in Payara, describes every resource in a public WADL; RESTEasy has none. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
