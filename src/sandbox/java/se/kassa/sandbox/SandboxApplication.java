package se.kassa.sandbox;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Roots the stand-in for Ecster's REST API where the real one has it. */
@ApplicationPath("rest/public")
public class SandboxApplication extends Application {}
