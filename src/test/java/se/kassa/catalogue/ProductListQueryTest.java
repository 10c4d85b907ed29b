package se.kassa.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kassa.platform.money.VatRate;

/** Addresses of the product list, its pages and its order. */
class ProductListQueryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private static ProductListQuery query(String... namesAndValues) {
        return ProductListQuery.read(name -> {
            for (int i = 0; i < namesAndValues.length; i += 2) {
                if (namesAndValues[i].equals(name)) {
                    return namesAndValues[i + 1];
                }
            }
            return null;
        });
    }

    @Test
    void theAddressNamesWhatDiffersFromTheStartPage() {
        assertThat(query().address()).isEmpty();
        assertThat(query("page", "1", "sort", "", "min", "", "category", " ").address())
                .isEmpty();
        assertThat(query("category", "a&b", "sort", "-price", "min", "5", "max", " 9 ", "stock", "1", "page", "3")
                        .address())
                .isEqualTo("?category=a%26b&sort=-price&min=5&max=9&stock=1&page=3");
        assertThat(query("category", "tea", "search", "grönt te").address()).isEqualTo("?search=gr%C3%B6nt+te");
    }

    @Test
    void invalidParametersAreIgnored() {
        assertThat(query("page", "0", "sort", "x", "min", "-1", "max", "99999999")
                        .address())
                .isEmpty();
        assertThat(query("page", "9999999").page()).isEqualTo(9_999_999);
        assertThat(query("search", "a".repeat(200)).search()).hasSize(100);
    }

    @Test
    void anotherOrderBeginsAtTheFirstPage() {
        ProductListQuery query = query("category", "tea", "min", "5", "page", "3");
        assertThat(query.sortedBy(ProductSort.NAME).address()).isEqualTo("?category=tea&sort=name&min=5");
        assertThat(query.unfiltered().address()).isEqualTo("?category=tea");
    }

    @Test
    void pricesAreInKronor() {
        assertThat(query("min", "50", "max", "50").accepts(5_000)).isTrue();
        assertThat(query("min", "51").accepts(5_000)).isFalse();
        assertThat(query("max", "49").accepts(5_000)).isFalse();
    }

    @Test
    void linksLeadToTheEndsAndTheNeighbours() {
        assertThat(PageLink.of(query(), "/", 1)).isEmpty();
        assertThat(shown(1, 3)).containsExactly("1*", "2", "3");
        assertThat(shown(4, 5)).containsExactly("1", "2", "3", "4*", "5");
        assertThat(shown(40, 84)).containsExactly("1", "…", "39", "40*", "41", "…", "84");
        assertThat(PageLink.of(query("page", "2"), "/", 3).get(0).getAddress()).isEqualTo("/");
        assertThat(PageLink.of(query("category", "tea"), "/", 3).get(2).getAddress())
                .isEqualTo("/?category=tea&page=3");
    }

    private static List<String> shown(int page, int pages) {
        return PageLink.of(query("page", Integer.toString(page)), "/", pages).stream()
                .map(link -> link.isGap() ? "…" : link.getNumber() + (link.isCurrent() ? "*" : ""))
                .toList();
    }

    @Test
    void namesAreSortedByTheSwedishAlphabet() {
        List<Product> products = List.of("Öl", "Ål", "Zink", "ägg", "Ask").stream()
                .map(name ->
                        new Product(name, "x", 1, 1, VatRate.SIX, "x.svg", Map.of("sv", new ProductText(name, ""))))
                .toList();
        ProductSorter sorter = new ProductSorter();
        List<Product> sorted = sorter.sort(products, ProductSort.NAME, Locale.forLanguageTag("sv"), DAY);
        assertThat(sorted).extracting(Product::getSku).containsExactly("Ask", "Zink", "Ål", "ägg", "Öl");
        assertThat(sorter.sort(products, ProductSort.NAME, Locale.forLanguageTag("sv"), DAY))
                .isSameAs(sorted);
        assertThat(sorter.sort(products, ProductSort.DEFAULT, Locale.ENGLISH, DAY))
                .isSameAs(products);
    }
}
