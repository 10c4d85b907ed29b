package se.kassa.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.kassa.platform.money.VatRate;

/** What pages ask of the catalogue in memory. */
class CatalogueSnapshotTest {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    private final CatalogueSnapshot snapshot = new CatalogueSnapshot(
            List.of(
                    new Category("tea", 1, Map.of("sv", "Te & kaffe", "en", "Tea")),
                    new Category("cups", 2, Map.of("sv", "Muggar"))),
            List.of(
                    product("te-1", "tea", "Grönt te", "Från Uji (Japan)"),
                    product("te-2", "tea", "Rökt-te", "Lapsang"),
                    product("ko-1", "cups", "Mugg", "Rymmer tre deciliter"),
                    product("mk-2", "cups", "Mor's kopp", "Av Đorđević – fri från BPA")));

    private static Product product(String sku, String category, String name, String description) {
        return new Product(
                sku, category, 1, 100, VatRate.TWELVE, "tea.svg", Map.of("sv", new ProductText(name, description)));
    }

    private List<String> found(String words) {
        return snapshot.search(words, SWEDISH).stream().map(Product::getSku).toList();
    }

    @Test
    void everySearchWordMustMatch() {
        assertThat(found("gron")).containsExactly("te-1");
        assertThat(found("JAP")).containsExactly("te-1");
        assertThat(found("te")).containsExactly("te-1", "te-2");
        assertThat(found("rökt te")).containsExactly("te-2");
        assertThat(found("kaff")).containsExactly("te-1", "te-2");
        assertThat(found("ko-")).containsExactly("ko-1");
        assertThat(found("ugg")).isEmpty();
        assertThat(found("te mugg")).isEmpty();
        assertThat(found(" ")).isEmpty();
    }

    @Test
    void similarLettersAreFound() {
        for (String words : List.of("mor's", "mor’s", "mor´s", "dordevic", "mor's\u00a0kopp")) {
            assertThat(found(words)).as(words).containsExactly("mk-2");
        }
    }

    @Test
    void searchFallsBackToTheDefaultLanguage() {
        assertThat(snapshot.search("lapsang", Locale.ENGLISH)).hasSize(1);
        assertThat(snapshot.search("tea", Locale.ENGLISH)).hasSize(2);
    }

    @Test
    void categoryKeepsTheProductOrder() {
        assertThat(snapshot.ofCategory("tea")).extracting(Product::getSku).containsExactly("te-1", "te-2");
        assertThat(snapshot.ofCategory("none")).isEmpty();
        assertThat(snapshot.find(List.of("ko-1", "none", "ko-1"))).containsOnlyKeys("ko-1");
    }

    @Test
    void searchIsLimitedToAThousand() {
        List<Product> many = IntStream.range(0, 1_500)
                .mapToObj(i -> product("te-" + i, "tea", "Te", ""))
                .toList();
        assertThat(new CatalogueSnapshot(List.of(), many).search("te", SWEDISH)).hasSize(1_000);
    }
}
