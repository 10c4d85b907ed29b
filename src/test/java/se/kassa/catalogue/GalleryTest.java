package se.kassa.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.platform.money.VatRate;
import se.kassa.testing.BeanFactory;
import se.kassa.testing.Transactions;

/** The order and the texts of a product's further pictures. */
class GalleryTest {

    private final Transactions transactions = new Transactions("gallery");
    private final Gallery gallery = new BeanFactory(transactions).get(Gallery.class);
    private final String sku = "g" + System.nanoTime();

    @BeforeEach
    void oneProduct() throws Exception {
        transactions.run(TxType.REQUIRED, () -> {
            if (transactions.entityManager().find(Category.class, "g") == null) {
                transactions.entityManager().persist(new Category("g", 1, Map.of("sv", "G")));
                transactions.entityManager().flush();
            }
            transactions
                    .entityManager()
                    .persist(new Product(sku, "g", 1, 1, VatRate.SIX, "x.svg", Map.of("sv", new ProductText("A", ""))));
            return null;
        });
    }

    private List<String> pictures() {
        return gallery.of(sku).stream().map(GalleryPicture::getPicture).toList();
    }

    private long id(String picture) {
        return gallery.of(sku).stream()
                .filter(one -> one.getPicture().equals(picture))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    @Test
    void picturesMoveUpAndGo() {
        List.of("a", "b", "c").forEach(name -> gallery.add(sku, name, Map.of()));
        assertThat(gallery.moveUp(id("c"), id("b"))).isTrue();
        assertThat(pictures()).containsExactly("a", "c", "b");
        assertThat(gallery.moveUp(id("a"), 0)).isFalse();
        assertThat(gallery.remove(id("c"))).isTrue();
        gallery.add(sku, "d", Map.of());
        assertThat(pictures()).containsExactly("a", "b", "d");
    }

    @Test
    void outdatedPageChangesNoPicture() {
        List.of("a", "b", "c").forEach(name -> gallery.add(sku, name, Map.of("sv", "Framsida")));
        long a = id("a");
        long b = id("b");
        long c = id("c");
        gallery.moveUp(c, b);
        assertThat(gallery.moveUp(c, b)).isFalse();
        assertThat(pictures()).containsExactly("a", "c", "b");
        Map<String, String> shown = Map.of("sv", "Framsida", "en", "");
        assertThat(gallery.describe(a, shown, Map.of("sv", "Baksida"))).isTrue();
        assertThat(gallery.describe(a, shown, Map.of("sv", "Ovansida"))).isFalse();
        assertThat(gallery.of(sku).get(0).getTexts()).isEqualTo(Map.of("sv", "Baksida"));
        assertThat(gallery.remove(b)).isTrue();
        assertThat(gallery.remove(b)).isFalse();
        assertThat(gallery.describe(b, shown, Map.of("sv", "Baksida"))).isFalse();
        assertThat(gallery.moveUp(b, c)).isFalse();
    }

    @Test
    void aTextThatIsMissingIsKept() {
        gallery.add(sku, "a", Map.of("sv", "Framsida", "en", "Front"));
        gallery.describe(id("a"), Map.of(), Map.of("sv", "Baksida"));
        assertThat(gallery.of(sku).get(0).getTexts()).isEqualTo(Map.of("sv", "Baksida", "en", "Front"));
        gallery.describe(id("a"), Map.of(), Map.of("en", ""));
        assertThat(gallery.of(sku).get(0).text(Locale.ENGLISH)).isEqualTo("Baksida");
    }

    @Test
    void picturesAreLimited() {
        IntStream.range(0, Gallery.MOST)
                .forEach(i -> assertThat(gallery.add(sku, "p" + i, Map.of())).isTrue());
        assertThat(gallery.add(sku, "more", Map.of())).isFalse();
        assertThat(pictures()).hasSize(Gallery.MOST);
    }
}
