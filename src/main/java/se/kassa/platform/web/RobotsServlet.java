package se.kassa.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import se.kassa.platform.settings.ShopSettings;

/** Serves robots.txt: the pages to leave out, and where the sitemap is. */
@WebServlet("/robots.txt")
public class RobotsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final List<String> DISALLOWED =
            List.of("/admin/", "/api/", "/cart", "/checkout", "/document", "/order/");

    @Inject
    private transient ShopSettings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringBuilder text = new StringBuilder("User-agent: *\n");
        for (String path : DISALLOWED) {
            text.append("Disallow: ")
                    .append(request.getContextPath())
                    .append(path)
                    .append('\n');
        }
        text.append("\nSitemap: ")
                .append(settings.publicUrl().resolve("sitemap.xml"))
                .append('\n');
        response.setContentType("text/plain");
        response.setHeader("Cache-Control", "public, max-age=3600");
        response.getOutputStream().print(text.toString());
    }
}
