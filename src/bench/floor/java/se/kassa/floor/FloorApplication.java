package se.kassa.floor;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Roots the floor's resources under {@code /floor/api}. */
@ApplicationPath("api")
public class FloorApplication extends Application {}
