package se.kassa.platform.web;

import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;

/** Serves the web app manifest: name and icon of a shop that a visitor adds to the home screen. */
@WebServlet("/site.webmanifest")
public class WebManifestServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = Texts.shop(Language.of(request)).get("shop.name");
        String start = request.getContextPath() + "/";
        response.setContentType("application/manifest+json");
        response.setHeader("Cache-Control", "no-cache");
        response.getOutputStream()
                .write(Json.createObjectBuilder()
                        .add("name", name)
                        .add("start_url", start)
                        .add("scope", start)
                        .add("display", "browser")
                        .add(
                                "icons",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("src", start + "apple-touch-icon.png")
                                                .add("sizes", "180x180")
                                                .add("type", "image/png")))
                        .build()
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
    }
}
