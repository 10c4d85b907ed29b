package se.kassa.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import se.kassa.platform.security.Tokens;

/** Keeps pictures and knows where each is served; known to pages as {@code pictures}. */
@Named("pictures")
@ApplicationScoped
public class PictureStore {

    /** Bytes. */
    public static final int LARGEST = 1_000_000;

    static final String PATH = "/pictures/";
    private static final Pattern UPLOADED = Pattern.compile("[0-9a-f]{64}\\.(png|jpeg)");
    private static final int MOST_PIXELS_A_SIDE = 6000;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    /**
     * Keeps a PNG or JPEG, whatever the file is called. Nothing else is a picture: an SVG may hold a script.
     *
     * @return its name, or empty where it is no such picture, or too large
     */
    @Transactional
    public Optional<String> keep(byte[] content) {
        Optional<String> format = content.length > LARGEST ? Optional.empty() : format(content);
        return format.map(type -> {
            String name = Tokens.digest(content) + "." + type;
            if (entityManager.find(Picture.class, name) == null) {
                entityManager.persist(new Picture(name, "image/" + type, content));
            }
            return name;
        });
    }

    @Transactional
    public Optional<Picture> find(String name) {
        return Optional.ofNullable(entityManager.find(Picture.class, name));
    }

    /** Where the picture with the name is served: an uploaded one, or one of the application's own. */
    public String address(String name) {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (UPLOADED.matcher(name).matches()) {
            return faces.getExternalContext().getRequestContextPath() + PATH + name;
        }
        var resource = faces.getApplication().getResourceHandler().createResource(name, "products");
        return resource == null ? "" : faces.getExternalContext().encodeResourceURL(resource.getRequestPath());
    }

    /** By the content alone; only the head is read, so that a small file can't unfold into a huge picture. */
    private static Optional<String> format(byte[] content) {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            reader.setInput(stream);
            String format = reader.getFormatName().toLowerCase(Locale.ROOT);
            boolean small = reader.getWidth(0) <= MOST_PIXELS_A_SIDE && reader.getHeight(0) <= MOST_PIXELS_A_SIDE;
            reader.dispose();
            return Optional.of(format).filter(name -> small && (name.equals("png") || name.equals("jpeg")));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
