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
import se.kassa.platform.database.DatabaseOutage;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;

/**
 * Tells in a few words that something went wrong. Needs no bean, no Faces and no database; its links follow the context
 * root. A failure behind which the database does not answer is told as 503: the shop is back soon.
 */
public class ErrorPageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Who has this role is not refused for its sake: then a form was not, or no longer, ours. */
    private static final String STAFF = "staff";

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
        String page = isStaff(request) ? adminPage(request, name) : page(name.equals("413") ? "404" : name);
        response.getWriter().write(page.replace("{context}", request.getContextPath()));
    }

    /** Whether it happened on a page of the order admin, which tells of it in its own look and in one language. */
    private static boolean isStaff(HttpServletRequest request) {
        Object address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return address instanceof String path && path.startsWith(request.getContextPath() + "/admin/");
    }

    private String adminPage(HttpServletRequest request, String name) {
        Locale language = Language.of(request);
        Texts texts = Texts.admin(language);
        String told = name.equals("403") && request.isUserInRole(STAFF) ? "expired" : name;
        return page("admin")
                .replace("{language}", language.toLanguageTag())
                .replace("{admin}", texts.get("admin"))
                .replace("{orders}", texts.get("orders"))
                .replace("{title}", texts.get("error.title." + told))
                .replace("{text}", texts.get("error.text." + told));
    }

    /** Who opens the address of the servlet itself is told that there is nothing. */
    private static int status(HttpServletRequest request, Throwable failure) {
        if (DatabaseOutage.isBehind(failure)) {
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        if (isBehind(failure, SecurityException.class)) {
            return HttpServletResponse.SC_FORBIDDEN;
        }
        if (isBehind(failure, ViewExpiredException.class)) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return status instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND;
    }

    /** Somebody did what their role does not allow, or sent a form that is not, or no longer, ours. */
    private static boolean isBehind(Throwable failure, Class<? extends Throwable> cause) {
        return failure != null && (cause.isInstance(failure) || isBehind(failure.getCause(), cause));
    }

    private static String name(int status, Throwable failure) {
        if (isBehind(failure, ViewExpiredException.class)) {
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
