package se.kassa.cart;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kassa.platform.security.Tokens;
import se.kassa.testing.BeanFactory;
import se.kassa.testing.SteppingClock;
import se.kassa.testing.Transactions;

class SavedCartsTest {

    private static final Transactions TRANSACTIONS = new Transactions("saved-carts");

    private final SteppingClock clock = new SteppingClock();
    private final SavedCarts savedCarts = new BeanFactory(TRANSACTIONS, clock).get(SavedCarts.class);
    private final String token = Tokens.random();

    private Cart saves(String sku, int quantity) {
        Cart cart = new Cart();
        cart.saveUnder(token);
        cart.add(sku, quantity);
        savedCarts.save(cart);
        return cart;
    }

    private Cart restores() {
        Cart cart = new Cart();
        assertThat(savedCarts.restore(cart, token)).isTrue();
        return cart;
    }

    @Test
    void cartIsRestoredInANewSession() {
        Cart first = saves("tea", 2);
        first.add("a \"book\"", 1);
        savedCarts.save(first);
        Cart second = restores();
        assertThat(second.quantities().entrySet()).containsExactly(Map.entry("tea", 2), Map.entry("a \"book\"", 1));
        assertThat(second.token()).isEqualTo(first.token());
        assertThat(second.isUnsaved()).isFalse();
    }

    @Test
    void invalidTokenRestoresNothing() {
        saves("tea", 2);
        Cart cart = new Cart();
        assertThat(savedCarts.restore(cart, Tokens.random())).isFalse();
        assertThat(savedCarts.restore(cart, Tokens.sha256(token))).isFalse();
        assertThat(cart.isEmpty()).isTrue();
        assertThat(cart.savedToken()).isNull();
    }

    @Test
    void changesOfTwoSessionsAreMerged() {
        saves("tea", 2);
        Cart first = restores();
        Cart second = restores();
        first.add("book", 1);
        savedCarts.save(first);
        second.add("tea", 3);
        savedCarts.save(second);
        assertThat(second.quantities()).containsOnly(Map.entry("tea", 5), Map.entry("book", 1));
        assertThat(restores().quantities()).isEqualTo(second.quantities());
    }

    @Test
    void restoredProductsJoinThoseOfTheSession() {
        saves("tea", 2);
        Cart cart = new Cart();
        cart.add("book", 1);
        savedCarts.restore(cart, token);
        assertThat(cart.quantities()).containsOnly(Map.entry("tea", 2), Map.entry("book", 1));
        assertThat(cart.isUnsaved()).isTrue();
    }

    @Test
    void reducedQuantityAndRemovedProductAreSaved() {
        Cart cart = saves("tea", 2);
        cart.add("book", 1);
        cart.change("tea", 1);
        cart.change("book", 0);
        savedCarts.save(cart);
        assertThat(restores().quantities()).containsExactly(Map.entry("tea", 1));
    }

    @Test
    void orderedProductsAreDeleted() {
        Cart cart = saves("tea", 2);
        cart.removeOrdered(cart.token(), Map.of("tea", 2));
        assertThat(cart.isUnsaved()).isTrue();
        savedCarts.save(cart);
        assertThat(savedCarts.restore(new Cart(), token)).isFalse();
        cart.add("book", 1);
        savedCarts.save(cart);
        assertThat(restores().quantities()).containsExactly(Map.entry("book", 1));
    }

    @Test
    void databaseHasOnlyADigestOfTheToken() throws Exception {
        saves("tea", 2);
        List<?> rows = TRANSACTIONS.run(TxType.REQUIRES_NEW, () -> TRANSACTIONS
                .entityManager()
                .createNativeQuery("select token_hash from saved_cart")
                .getResultList());
        assertThat(rows.stream().map(Object::toString))
                .contains(Tokens.sha256(token))
                .doesNotContain(token);
    }

    @Test
    void unusedCartIsDeletedAfterThirtyDays() {
        saves("tea", 2);
        clock.advance(SavedCarts.KEPT.minus(Duration.ofHours(1)));
        restores();
        clock.advance(SavedCarts.KEPT.minus(Duration.ofHours(1)));
        savedCarts.prune(500);
        restores();
        clock.advance(SavedCarts.KEPT.plus(Duration.ofHours(1)));
        assertThat(savedCarts.prune(500)).isPositive();
        assertThat(savedCarts.restore(new Cart(), token)).isFalse();
    }
}
