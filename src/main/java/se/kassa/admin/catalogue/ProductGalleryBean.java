package se.kassa.admin.catalogue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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
public class ProductGalleryBean {

    /** A picture of the page. A form that is sent keeps what its page showed, even if pictures changed since. */
    public static final class Row {

        private long id;
        private long before;
        private final String picture;
        private final Map<String, String> shown;
        private final Map<String, String> texts;

        Row(GalleryPicture picture, long before) {
            this.id = picture.getId();
            this.before = before;
            this.picture = picture.getPicture();
            this.shown = new HashMap<>(picture.getTexts());
            this.texts = new HashMap<>(shown);
        }

        /** Takes over the texts that were typed into another row of this picture. */
        private void type(Map<String, String> earlier, Map<String, String> typed) {
            typed.forEach((tag, text) -> {
                if (!text.equals(earlier.get(tag))) {
                    texts.put(tag, text);
                }
            });
        }

        public long getId() {
            return id;
        }

        public void setId(long id) {
            this.id = id;
        }

        /** Id of the picture before this one; 0 for none. */
        public long getBefore() {
            return before;
        }

        public void setBefore(long before) {
            this.before = before;
        }

        public String getPicture() {
            return picture;
        }

        /** Alternative texts that the page showed, by language tag. */
        public Map<String, String> getShown() {
            return shown;
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

    /** Answers 404 if there is no such product. Reports a form that did nothing because the pictures have become fewer. */
    public void load() {
        FacesContext context = FacesContext.getCurrentInstance();
        if (sku == null || products.find(sku).isEmpty()) {
            NotFoundResponse.send();
        } else if (context.isPostback() && context.getMessageList().isEmpty()) {
            FormErrors.add(null, "gallery.changed", language.getLocale());
        }
    }

    public List<Row> getRows() {
        if (rows == null) {
            rows = new ArrayList<>();
            read();
        }
        return rows;
    }

    private void read() {
        rows.clear();
        long before = 0;
        for (GalleryPicture picture : gallery.of(sku)) {
            rows.add(new Row(picture, before));
            before = picture.getId();
        }
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
        FormErrors.add("add:upload", key, language.getLocale(), Gallery.MOST);
        return null;
    }

    /** Saves the texts of a picture, or shows the form again if somebody else changed them. */
    public String save(Row row) {
        Map<String, String> shown = stripped(row.getShown());
        Map<String, String> typed = stripped(row.getTexts());
        if (admin.describePicture(row.getId(), shown, typed)) {
            return page();
        }
        Optional<Row> present = present(row);
        present.ifPresent(now -> {
            String texts = String.join(" / ", new TreeMap<>(now.getShown()).values());
            FormErrors.add(null, "gallery.described", language.getLocale(), texts.isEmpty() ? "–" : texts);
            now.type(shown, typed);
        });
        return null;
    }

    /** Removes a picture, or says that it is gone. */
    public String remove(Row row) {
        if (admin.removeFromGallery(row.getId())) {
            return page();
        }
        present(row);
        return null;
    }

    /** Exchanges a picture with the one that the page showed before it, or shows the present order. */
    public String moveUp(Row row) {
        if (admin.movePictureUp(row.getId(), row.getBefore())) {
            return page();
        }
        if (present(row).isPresent()) {
            FormErrors.add(null, "gallery.changed", language.getLocale());
        }
        return null;
    }

    /** Reads the pictures again and finds the one of the form that was sent; reports it if it was removed. */
    private Optional<Row> present(Row sent) {
        long id = sent.getId();
        read();
        Optional<Row> present = rows.stream().filter(row -> row.getId() == id).findFirst();
        if (present.isEmpty()) {
            FormErrors.add(null, "edit.gone", language.getLocale());
        }
        return present;
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
