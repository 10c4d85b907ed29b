package se.kassa.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Redirects former addresses of pages for good: those with extension, those of the admin pages under {@code /desk/}, and
 * {@code receipt.xhtml} in mails. 308 makes a browser send a form again, so that nothing typed on a page that was open
 * during an upgrade is lost.
 */
public class FormerAddressFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final int PERMANENT_REDIRECT_SAME_METHOD = 308;
    private static final String FORMER_ADMIN = "/desk/";
    private static final Pattern FORMER_ADMIN_PATH = Pattern.compile("/desk(/[\\w/.-]*)?");
    private static final String ADMIN = "/admin/";

    private static final Map<String, String> RENAMED = Map.of(
            "/receipt.xhtml", "/order.xhtml",
            "/admin/books.xhtml", "/admin/accounting.xhtml",
            "/admin/deliveries.xhtml", "/admin/shipping-methods.xhtml",
            "/admin/delivery.xhtml", "/admin/shipping-method.xhtml",
            "/admin/people.xhtml", "/admin/personal-data.xhtml",
            "/admin/work.xhtml", "/admin/bulk-job.xhtml");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath();
        String present = present(path);
        // The welcome file has the path of a page, and the address of a folder.
        if (present == null || request.getRequestURI().endsWith("/") && !path.startsWith(FORMER_ADMIN)) {
            chain.doFilter(request, response);
            return;
        }
        boolean reading =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(reading ? HttpServletResponse.SC_MOVED_PERMANENTLY : PERMANENT_REDIRECT_SAME_METHOD);
        response.setHeader(
                "Location", RequestParameters.onThisHost(request.getContextPath() + address(present, request)));
    }

    /** The path that a former path has now; null if it is none. */
    private String present(String path) throws MalformedURLException {
        boolean admin = FORMER_ADMIN_PATH.matcher(path).matches();
        String moved = admin ? ADMIN + path.substring(Math.min(path.length(), FORMER_ADMIN.length())) : path;
        String view = RENAMED.getOrDefault(moved, moved);
        if (!view.endsWith(PageAddress.EXTENSION)) {
            return admin || view.endsWith("/index") ? view : null;
        }
        return !view.startsWith("/WEB-INF/") && getServletContext().getResource(view) != null ? view : null;
    }

    private static String address(String view, HttpServletRequest request) {
        String page = PageAddress.page(view);
        String name = PageAddress.parameter(page);
        String value = null;
        List<String> rest = new ArrayList<>();
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        for (String parameter : query.split("&")) {
            if (name != null && value == null && parameter.startsWith(name + "=")) {
                value = decoded(parameter.substring(name.length() + 1));
            } else if (!parameter.isEmpty()) {
                rest.add(parameter);
            }
        }
        String address = PageAddress.of(page, value);
        return rest.isEmpty() ? address : address + (address.contains("?") ? "&" : "?") + String.join("&", rest);
    }

    /** Empty where the text is no encoded one. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
