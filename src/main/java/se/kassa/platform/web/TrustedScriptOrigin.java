package se.kassa.platform.web;

import java.net.URI;

/** Allows scripts of one other origin on the pages. Any bean that implements this interface is found. */
public interface TrustedScriptOrigin {

    /** Any URL of the origin; constant while the application runs. */
    URI origin();
}
