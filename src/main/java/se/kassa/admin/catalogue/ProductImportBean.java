package se.kassa.admin.catalogue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.edit.ImportError;
import se.kassa.catalogue.edit.ProductFileReader;
import se.kassa.catalogue.edit.ProductRepository;
import se.kassa.catalogue.edit.ProductState;
import se.kassa.catalogue.edit.ProductUpdate;
import se.kassa.catalogue.edit.Skus;
import se.kassa.platform.database.StaleVersionException;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.stock.StockMovedException;

/** Backs the product import: the file is checked first, and imported as a whole. */
@Named("productImport")
@RequestScoped
public class ProductImportBean {

    private static final String PAGE = "/admin/import.xhtml?faces-redirect=true";
    private static final int MAX_SIZE = 2_000_000;
    private static final int MOST_NAMED = 200;

    @Inject
    private ProductRepository products;

    @Inject
    private UploadedProductFile draft;

    @Inject
    private CatalogueAdmin admin;

    @Inject
    private Language language;

    private Part file;
    private ProductFileReader.Content content;
    private List<String> added;
    private List<Lookalike> lookalikes;

    /** Stores the file for the preview. */
    public String check() throws IOException {
        if (file == null || file.getSize() == 0) {
            return reject("invalid.file");
        }
        if (file.getSize() > MAX_SIZE) {
            file.delete();
            return reject("invalid.file.size");
        }
        try (InputStream stream = file.getInputStream()) {
            store(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(stream.readAllBytes()))
                    .toString());
            return PAGE;
        } catch (CharacterCodingException e) {
            return reject("invalid.file.encoding");
        }
    }

    /** Keeps the file with the present states of its products. */
    private void store(String text) {
        content = read(text);
        added = null;
        Set<String> skus = content.changes().stream().map(ProductUpdate::sku).collect(Collectors.toSet());
        draft.store(text, products.states(skus));
    }

    private String reject(String key) {
        draft.clear();
        FormErrors.add("upload:file", key, language.getLocale());
        return null;
    }

    /** Bytes of the largest file. */
    public int getLargest() {
        return MAX_SIZE;
    }

    /** Imports the checked file if it still has no errors; shows it again if its products changed since the check. */
    public String importProducts() {
        if (!isReady()) {
            return PAGE;
        }
        try {
            admin.saveAll(getContent().changes(), draft.states());
        } catch (StaleVersionException | StockMovedException e) {
            store(draft.text());
            FormErrors.add(null, "import.changed", language.getLocale());
            return null;
        }
        draft.clear();
        return "/admin/products.xhtml?faces-redirect=true&status=IMPORTED";
    }

    public String discard() {
        draft.clear();
        return PAGE;
    }

    public boolean isChecked() {
        return draft.text() != null;
    }

    /** Whether the checked file can be imported. */
    public boolean isReady() {
        return isChecked()
                && getContent().errors().isEmpty()
                && !getContent().changes().isEmpty();
    }

    public ProductFileReader.Content getContent() {
        if (content == null) {
            content = read(draft.text());
        }
        return content;
    }

    private ProductFileReader.Content read(String text) {
        Set<String> categories =
                products.categories().stream().map(Category::getCode).collect(Collectors.toSet());
        return ProductFileReader.read(text, categories);
    }

    /** Number of existing products whose stock level the file changes. */
    public long getStockChanges() {
        Map<String, ProductState> states = draft.states();
        return getContent().changes().stream()
                .filter(change -> change.stock().isSet() && states.containsKey(change.sku()))
                .filter(change -> !Objects.equals(
                        change.stock().value(), states.get(change.sku()).stock()))
                .count();
    }

    /** A new SKU, and an existing one, or one of a line before, that looks the same. */
    public record Lookalike(String sku, String other) {}

    /** The SKUs of the products that are new, in the order of the lines. */
    public List<String> getAdded() {
        compare();
        return added;
    }

    /** New SKUs that look the same as another one. */
    public List<Lookalike> getLookalikes() {
        compare();
        return lookalikes;
    }

    private void compare() {
        if (added != null) {
            return;
        }
        Set<String> existing = products.skus();
        Skus.Lookalikes known = new Skus.Lookalikes(existing);
        added = new ArrayList<>();
        lookalikes = new ArrayList<>();
        getContent().changes().stream()
                .map(ProductUpdate::sku)
                .filter(sku -> !existing.contains(sku))
                .forEach(sku -> {
                    added.add(sku);
                    known.add(sku).ifPresent(other -> lookalikes.add(new Lookalike(sku, other)));
                });
    }

    /** The first of the new SKUs, as many as a page names. */
    public List<String> getNamed() {
        return getAdded().subList(0, Math.min(getAdded().size(), MOST_NAMED));
    }

    public String explain(ImportError error) {
        return Texts.admin(language.getLocale()).format("import." + error.kind(), error.value());
    }

    /** The codes of all categories, separated by commas. */
    public String getCategories() {
        return products.categories().stream().map(Category::getCode).collect(Collectors.joining(", "));
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
