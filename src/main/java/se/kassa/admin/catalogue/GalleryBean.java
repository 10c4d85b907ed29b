package se.kassa.admin.catalogue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import se.kassa.catalogue.Gallery;
import se.kassa.catalogue.GalleryPicture;
import se.kassa.catalogue.PictureStore;
import se.kassa.catalogue.edit.ProductRepository;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.text.InputNormalizer;
import se.kassa.platform.web.NotFoundResponse;
import se.kassa.platform.web.RequestParameters;

/** Backs the page of a product's further pictures. */
@Named("gallery")
@RequestScoped
public class GalleryBean {

    /** A picture of the page. It keeps the id that the page was shown with, even if pictures changed since. */
    public static final class Row {

        private long id;
        private final String picture;
        private final Map<String, String> texts;

        Row(GalleryPicture picture) {
            this.id = picture.getId();
            this.picture = picture.getPicture();
            this.texts = new HashMap<>(picture.getTexts());
        }

        public long getId() {
            return id;
        }

        public void setId(long id) {
            this.id = id;
        }

        public String getPicture() {
            return picture;
        }

        /** Alternative texts by language tag. */
        public Map<String, String> getTexts() {
            return texts;
        }
    }

    @Inject
    private ProductRepository products;

    @Inject
    private Gallery gallery;

    @Inject
    private CatalogueAdmin admin;

    @Inject
    private Language language;

    private final TranslatedTexts languages = new TranslatedTexts();
    private final Map<String, String> texts = new HashMap<>();
    private String sku;
    private List<Row> rows;
    private Part upload;

    @PostConstruct
    void open() {
        sku = RequestParameters.parameter("sku");
    }

    /** Answers 404 if there is no such product. */
    public void load() {
        if (sku == null || products.find(sku).isEmpty()) {
            NotFoundResponse.send();
        }
    }

    public List<Row> getRows() {
        if (rows == null) {
            rows = gallery.of(sku).stream().map(Row::new).toList();
        }
        return rows;
    }

    /** Stores the uploaded picture, or shows what is wrong with it. */
    public String add() throws IOException {
        if (upload == null || upload.getSize() == 0) {
            return reject("invalid.picture");
        }
        if (upload.getSize() > PictureStore.MAX_BYTES) {
            upload.delete();
            return reject("invalid.picture.size");
        }
        Optional<String> stored;
        try (InputStream stream = upload.getInputStream()) {
            stored = admin.storePicture(stream.readNBytes(PictureStore.MAX_BYTES + 1));
        }
        if (stored.isEmpty()) {
            return reject("invalid.picture");
        }
        return admin.addToGallery(sku, stored.get(), stripped(texts)) ? page() : reject("gallery.full");
    }

    private String reject(String key) {
        FormErrors.error("add:upload", key, language.getLocale(), Gallery.MOST);
        return null;
    }

    public String save(Row row) {
        admin.describePicture(row.getId(), stripped(row.getTexts()));
        return page();
    }

    public String remove(Row row) {
        admin.removeFromGallery(row.getId());
        return page();
    }

    public String moveUp(Row row) {
        admin.movePictureUp(row.getId());
        return page();
    }

    private static Map<String, String> stripped(Map<String, String> entered) {
        Map<String, String> stripped = new HashMap<>();
        entered.forEach((tag, text) -> stripped.put(tag, InputNormalizer.strip(Objects.toString(text, ""))));
        return stripped;
    }

    private String page() {
        return "/admin/gallery.xhtml?faces-redirect=true&status=SAVED&sku=" + RequestParameters.encoded(sku);
    }

    /** The form's own, so that the product is still known in the address after the form was sent. */
    public String getAddress() {
        return "gallery?sku=" + RequestParameters.encoded(sku);
    }

    public TranslatedTexts getLanguages() {
        return languages;
    }

    /** Alternative texts of the picture to add, by language tag. */
    public Map<String, String> getTexts() {
        return texts;
    }

    /** Bytes of the largest picture. */
    public int getLargestPicture() {
        return PictureStore.MAX_BYTES;
    }

    public String getSku() {
        return sku;
    }

    public Part getUpload() {
        return upload;
    }

    public void setUpload(Part upload) {
        this.upload = upload;
    }
}
