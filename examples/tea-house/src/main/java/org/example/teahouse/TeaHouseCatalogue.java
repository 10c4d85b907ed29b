package org.example.teahouse;

import se.kassa.catalogue.Catalogue;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.Product;
import se.kassa.catalogue.ProductText;
import se.kassa.platform.money.VatRate;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.interceptor.Interceptor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tea house's own catalogue: a file here, in real life perhaps the stock system. Takes the place of Kassa's. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class TeaHouseCatalogue implements Catalogue {

    private static final List<Category> CATEGORIES = List.of(
            new Category("green", 0, Map.of("sv", "Grönt te", "en", "Green tea")),
            new Category("black", 1, Map.of("sv", "Svart te", "en", "Black tea")),
            new Category("things", 2, Map.of("sv", "Till teet", "en", "To go with it")));

    private List<Product> products;

    @PostConstruct
    void read() {
        List<Product> all = new ArrayList<>();
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                TeaHouseCatalogue.class.getResourceAsStream("teas.csv"), StandardCharsets.UTF_8))) {
            file.lines().skip(1).forEach(row -> all.add(product(all.size(), row.split(";"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        products = List.copyOf(all);
    }

    private static Product product(int position, String[] cells) {
        return new Product(
                cells[0],
                cells[1],
                position,
                Long.parseLong(cells[2]),
                VatRate.ofBasisPoints(Integer.parseInt(cells[3])),
                cells[4],
                Map.of("sv", new ProductText(cells[5], ""), "en", new ProductText(cells[6], "")));
    }

    @Override
    public List<Category> categories() {
        return CATEGORIES;
    }

    @Override
    public List<Product> all() {
        return products;
    }

    @Override
    public List<Product> ofCategory(String category) {
        return products.stream()
                .filter(product -> product.getCategory().equals(category))
                .toList();
    }

    @Override
    public List<Product> search(String words, Locale language) {
        String wanted = words.strip().toLowerCase(language);
        return products.stream()
                .filter(product ->
                        product.text(language).getName().toLowerCase(language).contains(wanted))
                .toList();
    }

    @Override
    public Optional<Product> find(String sku) {
        return products.stream().filter(product -> product.getSku().equals(sku)).findFirst();
    }

    @Override
    public Map<String, Product> find(Collection<String> skus) {
        return products.stream()
                .filter(product -> skus.contains(product.getSku()))
                .collect(Collectors.toMap(Product::getSku, Function.identity()));
    }
}
