package se.kassa.platform.web;

import jakarta.faces.application.ViewExpiredException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import se.kassa.platform.database.DatabaseOutage;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;

/**
 * Renders error pages without beans, Faces or database; links include the context root. A failure caused by a database
 * outage is answered with 503.
 */
public class ErrorPageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** A user with this role who gets 403 has sent an expired or foreign form. */
    private static final String STAFF = "staff";

    private static final String OWN_STYLE =
            "<link rel=\"stylesheet\" href=\"{context}/jakarta.faces.resource/own.css.xhtml?ln=css\">";

    /** Names in the shop's page, and keys of their texts. */
    private static final Map<String, String> TEXTS = Map.of(
            "skip", "skip",
            "search", "search",
            "find", "search.do",
            "tools", "nav.tools",
            "cart", "cart",
            "products", "productList.see.all");

    private static final String RETRY_AFTER_SECONDS = "10";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        int status = status(request, failure);
        response.setStatus(status);
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        String name = name(status, failure);
        String page = isStaff(request) ? adminPage(request, name) : shopPage(request, name);
        response.getWriter().write(page.replace("{context}", request.getContextPath()));
    }

    /** Whether the error happened on an admin page, which has its own layout. */
    private static boolean isStaff(HttpServletRequest request) {
        Object address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return address instanceof String path && path.startsWith(request.getContextPath() + "/admin/");
    }

    private String adminPage(HttpServletRequest request, String name) {
        Locale language = Language.of(request);
        Texts texts = Texts.admin(language);
        String key = name.equals("403") && request.isUserInRole(STAFF) ? "expired" : name;
        return page("admin")
                .replace("{language}", language.toLanguageTag())
                .replace("{admin}", texts.get("admin"))
                .replace("{orders}", texts.get("orders"))
                .replace("{title}", texts.get("error.title." + key))
                .replace("{text}", texts.get("error.text." + key));
    }

    private String shopPage(HttpServletRequest request, String name) throws IOException {
        Locale language = Language.of(request);
        Texts texts = Texts.shop(language);
        String key = name.equals("413") ? "404" : name;
        boolean ownStyle = getServletContext().getResource("/resources/css/own.css") != null;
        String page = page("shop")
                .replace("{language}", language.toLanguageTag())
                .replace("{shop}", texts.get("shop.name"))
                .replace("{title}", texts.get("error.title." + key))
                .replace("{text}", texts.get("error.text." + key))
                .replace("{styles}", ownStyle ? OWN_STYLE : "");
        for (Map.Entry<String, String> text : TEXTS.entrySet()) {
            page = page.replace("{" + text.getKey() + "}", texts.get(text.getValue()));
        }
        return page;
    }

    /** A direct request to the servlet itself gets 404. */
    private static int status(HttpServletRequest request, Throwable failure) {
        if (DatabaseOutage.isCauseOf(failure)) {
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        if (isCausedBy(failure, SecurityException.class)) {
            return HttpServletResponse.SC_FORBIDDEN;
        }
        if (isCausedBy(failure, ViewExpiredException.class)) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return status instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND;
    }

    /** Whether the failure or one of its causes is of this type. */
    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> cause) {
        return failure != null && (cause.isInstance(failure) || isCausedBy(failure.getCause(), cause));
    }

    private static String name(int status, Throwable failure) {
        if (isCausedBy(failure, ViewExpiredException.class)) {
            return "expired";
        }
        if (status == HttpServletResponse.SC_FORBIDDEN || status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            return Integer.toString(status);
        }
        if (status == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE) {
            return "413";
        }
        return status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? "404" : "500";
    }

    private String page(String name) {
        try (InputStream page = getServletContext().getResourceAsStream("/WEB-INF/errorpages/" + name + ".html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
