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
 * Bounds forms that carry files, before anything reads their parts. Below the bound a file that is too large for its field
 * is the form's own matter, which comes back with a message and with what was typed; a container that refuses the request
 * while it reads the parts leaves nothing of the form. Above the bound the answer is an error page: 413.
 */
public class UploadLimitFilter extends HttpFilter {

    /** Bytes of a request to the admin pages; far above what any field takes, as pictures of cameras are. */
    static final long LARGEST = 32_000_000;

    /** Bytes of a request to any other page: no form of the shop carries a file. */
    static final long LARGEST_ELSEWHERE = 100_000;

    /** Browsers show an answer only when they were let send the request. Above this they see a broken connection. */
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

    /** The pages behind the login: whoever is not logged in was led away before. */
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
