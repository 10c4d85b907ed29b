package se.kassa.platform.web;

import jakarta.faces.application.ResourceHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Addresses of pages, below the context root: the view's path without extension, and for pages of one product or order
 * the value that names it as the last part of the path.
 */
public final class PageAddress {

    static final String EXTENSION = ".xhtml";

    /** The servlets that serve pages, by their names in {@code web.xml}. */
    private static final String FACES_SERVLET = "Faces Servlet";

    private static final String PATH_PARAMETER_SERVLET = "path-parameter";
    private static final String LANGUAGE_ADDRESS_SERVLET = "language-address";

    private static final String RESOURCES = ResourceHandler.RESOURCE_IDENTIFIER + "/";
    private static final String INDEX = "/index";

    /** Pages with a path parameter, and the request parameter that the page reads it from. */
    private static final Map<String, String> PATH_PARAMETERS =
            Map.of("/product", "sku", "/order", "order", "/admin/order", "number");

    /** Values that every server and proxy passes on unchanged in a path; others stay in the query. */
    private static final Pattern SAFE_IN_PATH = Pattern.compile("[\\p{L}\\p{N}_~-][\\p{L}\\p{N}_~. -]*");

    private PageAddress() {}

    /**
     * The address of a page about one thing.
     *
     * @param page as {@code /product}
     * @param value of its path parameter, not encoded; null for none
     */
    public static String of(String page, String value) {
        if (value == null || value.isEmpty()) {
            return page;
        }
        return SAFE_IN_PATH.matcher(value).matches()
                ? page + "/" + encoded(value)
                : page + "?" + parameter(page) + "=" + RequestParameters.encoded(value);
    }

    /** The page of a view: its id without extension; the folder of an index. */
    static String page(String viewId) {
        String page = viewId.endsWith(EXTENSION) ? viewId.substring(0, viewId.length() - EXTENSION.length()) : viewId;
        return page.endsWith(INDEX) ? page.substring(0, page.length() - INDEX.length() + 1) : page;
    }

    /** The name of a page's path parameter; null if it has none. */
    static String parameter(String page) {
        return PATH_PARAMETERS.get(page);
    }

    /** Whether a request asks for a page or a folder: not for a file or the API. */
    public static boolean isPage(HttpServletRequest request) {
        String path = request.getServletPath();
        String servlet = request.getHttpServletMapping().getServletName();
        boolean served = FACES_SERVLET.equals(servlet)
                || PATH_PARAMETER_SERVLET.equals(servlet)
                || LANGUAGE_ADDRESS_SERVLET.equals(servlet);
        return !path.startsWith(RESOURCES) && (served || path.endsWith("/"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
