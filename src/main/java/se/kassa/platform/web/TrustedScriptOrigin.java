package se.kassa.platform.web;

import java.net.URI;
import java.util.Optional;

/** Allows scripts of one other origin on the pages. Any bean that implements this interface is found. */
public interface TrustedScriptOrigin {

    /** Any URL of the origin, constant while the application runs; empty if none is needed. */
    Optional<URI> origin();
}
