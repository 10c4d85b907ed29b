package se.kassa.platform.web;

import java.net.URI;

/** A bean that implements this allows the pages scripts of one other origin. */
public interface TrustedScriptOrigin {

    /** Any address of the origin, the same as long as the application runs. */
    URI origin();
}
