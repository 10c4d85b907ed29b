package se.kassa.catalogue;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Serves uploaded pictures with immutable caching. */
@WebServlet(PictureStore.PATH + "*")
public class PictureServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient PictureStore pictures;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        Optional<Picture> picture = path == null ? Optional.empty() : pictures.find(path.substring(1));
        if (picture.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] content = picture.get().getContent();
        response.setContentType(picture.get().getType());
        response.setContentLength(content.length);
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.getOutputStream().write(content);
    }
}
