package se.kassa.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Limits the size of multipart requests before their parts are read. Below the limit, the form itself rejects a file
 * that is too large for its field and keeps the other input; a container that rejects the request while reading it
 * loses the form. Above the limit the answer is 413.
 */
public class UploadLimitFilter extends HttpFilter {

    /** Maximum size in bytes of a request to the admin pages; well above the limit of any field. */
    static final long LARGEST = 32_000_000;

    /** Maximum size in bytes of a request to any other page. */
    static final long LARGEST_ELSEWHERE = 100_000;

    /** Browsers show a response only after they have sent the whole request. Above this size they report a broken connection. */
    private static final long MOST_SKIPPED = 100_000_000;

    private static final long serialVersionUID = 1L;

    private static final String ADMIN_PAGES = "/admin/";
    private static final int BUFFER = 65_536;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long length = request.getContentLengthLong();
        if (!isMultipart(request)) {
            chain.doFilter(request, response);
        } else if (length < 0) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (length > largest(request)) {
            if (length <= MOST_SKIPPED && largest(request) == LARGEST) {
                skip(request);
            }
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** Pages behind the login; requests without login have been redirected before. */
    private static long largest(HttpServletRequest request) {
        boolean mayUpload = request.getServletPath().startsWith(ADMIN_PAGES) && request.getUserPrincipal() != null;
        return mayUpload ? LARGEST : LARGEST_ELSEWHERE;
    }

    private static void skip(HttpServletRequest request) throws IOException {
        InputStream body = request.getInputStream();
        byte[] buffer = new byte[BUFFER];
        while (body.read(buffer) >= 0) {
            // Nothing is kept of it.
        }
    }
}
