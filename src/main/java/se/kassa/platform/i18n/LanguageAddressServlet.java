package se.kassa.platform.i18n;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import se.kassa.platform.settings.ShopSettings;

/**
 * Serves public pages below a language's prefix, and remembers the language for the pages that have no such address.
 * Other pages are not found there: their filters look at the path without a prefix.
 */
public class LanguageAddressServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String PRODUCT = "/product/";

    @Inject
    private transient ShopSettings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String path = request.getPathInfo();
        if (path == null) {
            response.sendRedirect(request.getRequestURI() + "/");
            return;
        }
        Locale language = LanguageAddress.language(request).orElseThrow();
        LanguageAddress.keep(language, request);
        if (!LanguageAddress.isPublic(path)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (!LanguageCookie.read(request).equals(Optional.of(language))) {
            response.addCookie(LanguageCookie.of(language, request, settings.isSecure()));
        }
        request.getRequestDispatcher(view(path)).forward(request, response);
    }

    private static String view(String path) {
        if (path.equals("/")) {
            return "/index";
        }
        return path.startsWith(PRODUCT)
                ? "/product?sku=" + URLEncoder.encode(path.substring(PRODUCT.length()), StandardCharsets.UTF_8)
                : path;
    }

    /** Gives the servlet the prefixes of the available languages, which an operator may add to. */
    public static class Mapping implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            ServletRegistration servlet = event.getServletContext().getServletRegistration("language-address");
            LanguageAddress.prefixed().forEach(language -> servlet.addMapping("/" + language.toLanguageTag() + "/*"));
        }
    }
}
