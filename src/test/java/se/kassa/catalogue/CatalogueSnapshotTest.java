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
        assertThat(found("ugl")).isEmpty();
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

    @Test
    void formsOfAWordAndPartsOfCompoundsAreFound() {
        CatalogueSnapshot shop = new CatalogueSnapshot(
                List.of(
                        new Category("books", 1, Map.of("sv", "Böcker", "en", "Books")),
                        new Category("home", 2, Map.of("sv", "Hem", "en", "Home"))),
                List.of(
                        product("atlas", "books", "Atlas över öar", "Med kartor"),
                        product("mushrooms", "home", "Svampboken", "Om svamp"),
                        product("notebook", "home", "Skrivbok A5", "Rutad"),
                        product("calendar", "home", "Väggkalender", "Tolv blad"),
                        product("pencils", "home", "Blyertspennor, 6 st", "Mjuka"),
                        product("teapot", "home", "Tekanna", "Av stengods"),
                        product("tea", "home", "Sencha", "Grönt te"),
                        product("mug", "home", "Mugg", "Blå")));
        Map<String, List<String>> expected = Map.of(
                "bok", List.of("mushrooms", "notebook", "atlas"),
                "böcker", List.of("mushrooms", "notebook", "atlas"),
                "kalender", List.of("calendar"),
                "kalendrar", List.of("calendar"),
                "penna", List.of("pencils"),
                "pennorna", List.of("pencils"),
                "kannan", List.of("teapot"),
                "teer", List.of("tea"),
                "muggar", List.of("mug"),
                "vägg kalender", List.of("calendar"));
        expected.forEach((words, skus) -> assertThat(shop.search(words, SWEDISH))
                .as(words)
                .extracting(Product::getSku)
                .containsExactlyElementsOf(skus));
        assertThat(shop.search("oka", SWEDISH)).isEmpty();
    }

    @Test
    void anotherLanguageIsSearchedLast() {
        Product chocolate = new Product(
                "choc",
                "cups",
                1,
                100,
                VatRate.SIX,
                "x.svg",
                Map.of("sv", new ProductText("Mörk choklad", ""), "en", new ProductText("Dark chocolate bars", "")));
        CatalogueSnapshot shop = new CatalogueSnapshot(List.of(), List.of(chocolate));
        assertThat(shop.search("chocolate", SWEDISH)).hasSize(1);
        assertThat(shop.search("bar", Locale.ENGLISH)).hasSize(1);
        assertThat(shop.search("choklad", Locale.ENGLISH)).hasSize(1);
        assertThat(shop.search("marmalade", SWEDISH)).isEmpty();
    }

    @Test
    void namesPrecedeDescriptions() {
        CatalogueSnapshot shop = new CatalogueSnapshot(
                List.of(),
                List.of(
                        product("a", "x", "Fat", "Till kaffe"),
                        product("b", "x", "Bryggkaffe", ""),
                        product("c", "x", "Kaffe", "")));
        assertThat(shop.search("kaffe", SWEDISH)).extracting(Product::getSku).containsExactly("c", "b", "a");
    }

    @Test
    void typingErrorsAreCorrected() {
        Map<String, String> expected =
                Map.of("mukg", "mugg", "mgug", "mugg", "kafe", "kaffe", "kaffr", "kaffe", "te kaffr", "te kaffe");
        expected.forEach((typed, corrected) ->
                assertThat(snapshot.suggest(typed, SWEDISH)).as(typed).contains(corrected));
        for (String words : List.of("chocolate", "mug", "qqqqq", "mugg kaffr", "kaffrr", "")) {
            assertThat(snapshot.suggest(words, SWEDISH)).as(words).isEmpty();
        }
        CatalogueSnapshot calendars =
                new CatalogueSnapshot(List.of(), List.of(product("cal", "x", "Väggkalender", "Tolv blad")));
        assertThat(calendars.suggest("kalendr", SWEDISH)).contains("kalender");
        assertThat(calendars.suggest("väggkalnder", SWEDISH)).contains("väggkalender");
    }
}
