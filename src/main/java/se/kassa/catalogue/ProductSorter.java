package se.kassa.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sorts products; remembers the sorted lists of a catalogue for as long as the catalogue is in memory. */
@ApplicationScoped
public class ProductSorter {

    /** Weak keys are compared by identity: each list that a catalogue hands out has its own entries. */
    private final Cache<List<Product>, Map<Key, List<Product>>> lists =
            Caffeine.newBuilder().weakKeys().build();

    /**
     * @param products not changed later
     * @param day whose prices count
     */
    List<Product> sort(List<Product> products, ProductSort sort, Locale language, LocalDate day) {
        Comparator<Product> comparator = sort.comparator(language, day);
        return comparator == null
                ? products
                : lists.get(products, key -> new ConcurrentHashMap<>())
                        .computeIfAbsent(
                                new Key(sort, language, day),
                                key -> products.stream().sorted(comparator).toList());
    }

    private record Key(ProductSort sort, Locale language, LocalDate day) {}
}
