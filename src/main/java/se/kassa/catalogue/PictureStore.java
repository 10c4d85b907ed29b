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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import se.kassa.platform.security.StaffOnly;
import se.kassa.platform.security.Tokens;

/** Stores pictures and resolves their addresses; EL name {@code pictures}. */
@Named("pictures")
@ApplicationScoped
public class PictureStore {

    /** Size limit in bytes. */
    public static final int MAX_BYTES = 1_000_000;

    static final String PATH = "/pictures/";
    private static final Pattern UPLOADED = Pattern.compile("[0-9a-f]{64}\\.(png|jpeg)");
    private static final Pattern SIZE = Pattern.compile("([0-9a-f]{64})-\\d+(\\.(png|jpeg))");

    /** What {@link #sizes} says about the original; browsers need no exact width to choose. */
    private static final int LARGE = 1280;

    private static final int MAX_SIDE_PIXELS = 6000;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    /**
     * Stores a PNG or JPEG file, detected by content, with smaller sizes of it. SVG is rejected because it can contain scripts.
     *
     * @return the name; empty if the content is not such a picture or is too large
     */
    @Transactional
    @StaffOnly
    public Optional<String> save(byte[] content) {
        Optional<String> format = content.length > MAX_BYTES ? Optional.empty() : format(content);
        return format.map(type -> {
            String name = Tokens.sha256(content) + "." + type;
            if (entityManager.find(Picture.class, name) == null) {
                entityManager.persist(new Picture(name, "image/" + type, content));
                PictureScaler.WIDTHS.forEach(width -> PictureScaler.scaled(content, width)
                        .ifPresent(smaller ->
                                entityManager.persist(new Picture(sized(name, width), "image/" + type, smaller))));
            }
            return name;
        });
    }

    private static String sized(String name, int width) {
        return name.replace(".", "-" + width + ".");
    }

    /** A picture by name. A size that was not made is the original: a small one, or uploaded before sizes were made. */
    @Transactional
    public Optional<Picture> find(String name) {
        Picture found = entityManager.find(Picture.class, name);
        Matcher size = SIZE.matcher(name);
        return found == null && size.matches()
                ? Optional.ofNullable(entityManager.find(Picture.class, size.group(1) + size.group(2)))
                : Optional.ofNullable(found);
    }

    /** The sizes of an uploaded picture as the attribute {@code srcset} of HTML; null for the application's own. */
    public String sizes(String name) {
        return UPLOADED.matcher(name).matches()
                ? Stream.concat(
                                PictureScaler.WIDTHS.stream()
                                        .map(width -> uploaded(sized(name, width)) + " " + width + "w"),
                                Stream.of(uploaded(name) + " " + LARGE + "w"))
                        .collect(Collectors.joining(", "))
                : null;
    }

    private static String uploaded(String name) {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath() + PATH + name;
    }

    /** Address of a picture: an uploaded one, or one of the application's own. */
    public String address(String name) {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (UPLOADED.matcher(name).matches()) {
            return uploaded(name);
        }
        var resource = faces.getApplication().getResourceHandler().createResource(name, "products");
        return resource == null ? "" : faces.getExternalContext().encodeResourceURL(resource.getRequestPath());
    }

    /**
     * Detects the format by content. Reads only the header, so that a small file cannot decompress into a huge picture.
     */
    private static Optional<String> format(byte[] content) {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            reader.setInput(stream);
            String format = reader.getFormatName().toLowerCase(Locale.ROOT);
            boolean small = reader.getWidth(0) <= MAX_SIDE_PIXELS && reader.getHeight(0) <= MAX_SIDE_PIXELS;
            reader.dispose();
            return Optional.of(format).filter(name -> small && (name.equals("png") || name.equals("jpeg")));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
