package se.kassa.platform.web.file;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A file whose address has a fingerprint of its content, so that browsers may keep it for good: what is changed is found
 * under another address. Asked for without its fingerprint, or with another one, it is asked for again each time, and sent
 * when it has changed. Texts are sent compressed to who takes them so.
 */
class FingerprintedResource extends ResourceWrapper {

    static final String PARAMETER = "f";
    static final String FOR_GOOD = "public, max-age=31536000, immutable";
    static final String ASK_EACH_TIME = "no-cache";

    private final Fingerprints fingerprints;

    FingerprintedResource(Resource file, Fingerprints fingerprints) {
        super(file);
        this.fingerprints = fingerprints;
    }

    @Override
    public String getRequestPath() {
        String path = super.getRequestPath();
        return path + (path.contains("?") ? "&" : "?") + PARAMETER + "=" + fingerprint(path);
    }

    private String fingerprint(String path) {
        return fingerprints.of(path, super::getInputStream);
    }

    /** Faces sends the headers with the file only, but they are wanted without it, too. */
    @Override
    public boolean userAgentNeedsUpdate(FacesContext context) {
        ExternalContext exchange = context.getExternalContext();
        Map<String, String> headers = cacheHeaders(exchange);
        headers.forEach(exchange::setResponseHeader);
        String has = exchange.getRequestHeaderMap().get("If-None-Match");
        return has == null || !has.contains(headers.get("ETag"));
    }

    @Override
    public Map<String, String> getResponseHeaders() {
        ExternalContext exchange = FacesContext.getCurrentInstance().getExternalContext();
        Map<String, String> headers = cacheHeaders(exchange);
        if (isSentCompressed()) {
            headers.put("Content-Encoding", "gzip");
        }
        return headers;
    }

    private Map<String, String> cacheHeaders(ExternalContext exchange) {
        String fingerprint = fingerprint(super.getRequestPath());
        boolean named = fingerprint.equals(exchange.getRequestParameterMap().get(PARAMETER));
        Map<String, String> headers = new HashMap<>();
        headers.put("Cache-Control", named ? FOR_GOOD : ASK_EACH_TIME);
        headers.put("ETag", "W/\"" + fingerprint + '"');
        headers.put("Vary", "Accept-Encoding");
        return headers;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        InputStream content = super.getInputStream();
        if (content == null || !isSentCompressed()) {
            return content;
        }
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (content;
                GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            content.transferTo(gzip);
        }
        return new ByteArrayInputStream(compressed.toByteArray());
    }

    /** Pages that ask for the content get it as it is. */
    private boolean isSentCompressed() {
        FacesContext context = FacesContext.getCurrentInstance();
        return isText(getContentType())
                && takesGzip(context.getExternalContext().getRequestHeaderMap().get("Accept-Encoding"))
                && context.getApplication().getResourceHandler().isResourceRequest(context);
    }

    /** @param accepted the codings of an {@code Accept-Encoding}; null for none */
    static boolean takesGzip(String accepted) {
        return accepted != null
                && Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
                        .map(coding -> coding.replace(" ", ""))
                        .anyMatch(coding -> coding.matches("gzip(;q=(?!0(\\.0*)?$).*)?"));
    }

    private static boolean isText(String contentType) {
        return contentType != null
                && (contentType.startsWith("text/")
                        || contentType.contains("javascript")
                        || contentType.contains("xml")
                        || contentType.contains("json"));
    }
}
