package se.kassa.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import se.kassa.platform.cache.Caches;

/** The catalogue in the shop's own database, cached in memory. */
@ApplicationScoped
public class DatabaseCatalogue implements Catalogue {

    private static final String NAME = "catalogue";

    @Inject
    private Caches caches;

    @Inject
    private CatalogueSnapshotReader reader;

    private CatalogueSnapshot snapshot() {
        return caches.get(NAME, reader::read);
    }

    /** Drops the cached catalogue after the current transaction, which changes it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void invalidate() {
        caches.invalidate(NAME);
    }

    @Override
    public List<Category> categories() {
        return snapshot().categories();
    }

    @Override
    public List<Product> all() {
        return snapshot().all();
    }

    @Override
    public List<Product> ofCategory(String category) {
        return snapshot().ofCategory(category);
    }

    @Override
    public List<Product> search(String words, Locale language) {
        return snapshot().search(words, language);
    }

    @Override
    public Optional<String> suggest(String words, Locale language) {
        return snapshot().suggest(words, language);
    }

    @Override
    public Optional<Product> find(String sku) {
        return snapshot().find(sku);
    }

    @Override
    public Map<String, Product> find(Collection<String> skus) {
        return snapshot().find(skus);
    }
}
