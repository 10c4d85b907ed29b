package se.kassa.platform.web;

import jakarta.faces.context.FacesContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What the address, or a form's hidden field of the same name, says. View parameters reach a bean late in the life of a
 * request that posts a form; a page that must know its subject before that asks here.
 */
public final class Address {

    private Address() {}

    /** The parameter, or null where there is none. */
    public static String parameter(String name) {
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get(name);
    }

    /** A value as it may stand in an address. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
