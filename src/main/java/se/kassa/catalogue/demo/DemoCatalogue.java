package se.kassa.catalogue.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.platform.settings.ShopSettings;

/** Loads the demo catalogue into an empty database at start-up if {@code kassa.demo} is set. */
@ApplicationScoped
public class DemoCatalogue {

    /** Content of the file; texts are by language tag. */
    public record Document(List<DemoCategory> categories, List<DemoProduct> products) {}

    public record DemoCategory(String code, Map<String, String> texts) {}

    public record DemoProduct(
            String sku, String category, long unitAmount, String vat, String picture, Map<String, DemoText> texts) {}

    public record DemoText(String name, String description) {}

    private static final Logger LOG = Logger.getLogger(DemoCatalogue.class.getName());

    @Inject
    private DemoCatalogueWriter writer;

    void load(@Observes @Initialized(ApplicationScoped.class) Object context, ShopSettings settings) {
        if (settings.demo() && writer.isEmpty()) {
            try {
                writer.write(read());
            } catch (PersistenceException | TransactionalException e) {
                LOG.log(Level.INFO, "Another node loads the demo catalogue");
            }
        }
    }

    private static Document read() {
        try (InputStream file = DemoCatalogue.class.getResourceAsStream("/demo/catalogue.json")) {
            Jsonb json = JsonbBuilder.create();
            return json.fromJson(file, Document.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
