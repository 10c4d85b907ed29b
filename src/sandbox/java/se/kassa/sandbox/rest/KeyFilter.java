package se.kassa.sandbox.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import se.kassa.sandbox.EcsterError;
import se.kassa.sandbox.Faults;
import se.kassa.sandbox.SandboxSettings;

/** Demands both keys with every call (developer site), after the faults have had their turn. */
@Provider
public class KeyFilter implements ContainerRequestFilter {

    /** The name of the request property that holds the merchant. */
    static final String MERCHANT = "merchant";

    @Inject
    private SandboxSettings settings;

    @Inject
    private Faults faults;

    @Override
    public void filter(ContainerRequestContext request) {
        faults.strike(request.getMethod() + " " + request.getUriInfo().getPath())
                .ifPresent(request::abortWith);
        String merchant = request.getHeaderString("x-merchant-key");
        if (!settings.apiKey().equals(request.getHeaderString("x-api-key"))
                || merchant == null
                || !settings.merchantKeys().contains(merchant)) {
            throw new EcsterError(401, 4401, "UNAUTHORIZED", "x-api-key or x-merchant-key is missing or wrong");
        }
        request.setProperty(MERCHANT, merchant);
    }
}
