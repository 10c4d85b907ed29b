package se.kassa.platform.web;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What the address, or a form's hidden field of the same name, says. View parameters reach a bean late in the life of a
 * request that posts a form; a page that must know its subject before that asks here.
 */
public final class RequestParameters {

    private RequestParameters() {}

    /** The parameter, or null where there is none. */
    public static String parameter(String name) {
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get(name);
    }

    /** The path of a request as it was written, but never one that a browser would take for the name of a host. */
    static String path(HttpServletRequest request) {
        return onThisHost(request.getRequestURI());
    }

    /** An address without the slashes at its beginning that would lead to another host. */
    static String onThisHost(String address) {
        return address.replaceFirst("^/{2,}", "/");
    }

    /** A value as it may stand in an address. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
