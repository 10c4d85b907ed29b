package se.kassa.catalogue.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.stream.Collectors;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.DatabaseCatalogue;
import se.kassa.catalogue.PriceHistoryRepository;
import se.kassa.catalogue.Product;
import se.kassa.catalogue.ProductText;
import se.kassa.catalogue.edit.CategoryRepository;
import se.kassa.platform.money.VatClass;
import se.kassa.platform.money.VatRate;

/** Writes the demo catalogue in one transaction; if two nodes try at once, one fails. */
@ApplicationScoped
@Transactional
public class DemoCatalogueWriter {

    private static final String ACTOR = "demo";

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private CategoryRepository categories;

    @Inject
    private PriceHistoryRepository prices;

    @Inject
    private DatabaseCatalogue catalogue;

    public boolean isEmpty() {
        return categories.all().isEmpty();
    }

    public void write(DemoCatalogue.Document document) {
        int position = 0;
        for (DemoCatalogue.DemoCategory category : document.categories()) {
            entityManager.persist(new Category(category.code(), position++, category.texts()));
        }
        entityManager.flush();
        for (DemoCatalogue.DemoProduct product : document.products()) {
            Product added = toProduct(product, position++);
            entityManager.persist(added);
            prices.begin(added, ACTOR);
        }
        catalogue.invalidate();
    }

    private static Product toProduct(DemoCatalogue.DemoProduct product, int position) {
        Map<String, ProductText> texts = product.texts().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        text -> new ProductText(
                                text.getValue().name(), text.getValue().description())));
        VatClass vat = VatClass.parse(product.vat()).orElseThrow();
        Product made = new Product(
                product.sku(),
                product.category(),
                position,
                product.unitAmount(),
                vat.rate(VatRate.SIX),
                product.picture(),
                texts);
        made.setVatClass(vat);
        return made;
    }
}
