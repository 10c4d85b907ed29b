package se.kassa.platform.web;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Reads request parameters early. View parameters reach a bean late in a request that posts a form; pages that need
 * their subject before use this class.
 */
public final class RequestParameters {

    private RequestParameters() {}

    /** The parameter; null if it is missing. */
    public static String parameter(String name) {
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get(name);
    }

    /** The raw path of a request, without leading slashes that a browser would read as a host. */
    static String path(HttpServletRequest request) {
        return onThisHost(request.getRequestURI());
    }

    /** Removes leading slashes that would lead to another host. */
    static String onThisHost(String address) {
        return address.replaceFirst("^/{2,}", "/");
    }

    /** Encodes a value for use in a URL. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
