package se.kassa.sandbox.stripe;

import java.util.List;

/** The versions of Stripe's API that the sandbox plays. */
public final class ApiVersions {

    /** The version of an account, and what stripe-java 33.3.0 sends. */
    public static final String DEFAULT = "2026-07-29.dahlia";

    static final String[] NAMES = {DEFAULT, "2026-09-30.endive"};

    private ApiVersions() {}

    /**
     * The version of a request: the account's where it names none.
     *
     * @throws StripeError where the sandbox does not play it
     */
    public static String of(String header) {
        if (header == null) {
            return DEFAULT;
        }
        if (!List.of(NAMES).contains(header)) {
            throw StripeError.request("Invalid Stripe API version: " + header);
        }
        return header;
    }
}
