package se.kassa.platform;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Roots every REST resource of the shop under {@code /api}, outside the Faces servlet. */
@ApplicationPath("api")
public class RestApplication extends Application {}
