package se.kassa.platform.web.resource;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.util.Map;

/**
 * A resource with a fingerprint in its URL, so that browsers can cache it for ever: a changed file has another URL. A
 * request without the current fingerprint is revalidated each time.
 */
class FingerprintedResource extends ResourceWrapper {

    static final String PARAMETER = "f";

    private final String fingerprint;

    FingerprintedResource(Resource file, String fingerprint) {
        super(file);
        this.fingerprint = fingerprint;
    }

    @Override
    public String getRequestPath() {
        String path = super.getRequestPath();
        return path + (path.contains("?") ? "&" : "?") + PARAMETER + "=" + fingerprint;
    }

    /** Faces sends the headers only with the file; a 304 response needs them too. */
    @Override
    public boolean userAgentNeedsUpdate(FacesContext context) {
        ExternalContext exchange = context.getExternalContext();
        getResponseHeaders().forEach(exchange::setResponseHeader);
        String known = exchange.getRequestHeaderMap().get("If-None-Match");
        return known == null || !known.contains(fingerprint);
    }

    @Override
    public Map<String, String> getResponseHeaders() {
        ExternalContext exchange = FacesContext.getCurrentInstance().getExternalContext();
        boolean named = fingerprint.equals(exchange.getRequestParameterMap().get(PARAMETER));
        return Map.of(
                "Cache-Control",
                named ? "public, max-age=31536000, immutable" : "no-cache",
                "ETag",
                "W/\"" + fingerprint + '"',
                "Vary",
                "Accept-Encoding");
    }
}
