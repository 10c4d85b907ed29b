package se.kassa.checkout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.kassa.cart.Cart;
import se.kassa.catalogue.ProductText;
import se.kassa.catalogue.edit.ProductDetails;
import se.kassa.catalogue.edit.ProductRepository;
import se.kassa.catalogue.edit.ProductUpdate;
import se.kassa.catalogue.edit.ProductUpdate.NewValue;
import se.kassa.platform.money.VatClass;

/** A shopper inside the server, who goes to the checkout without a page. */
@RequestScoped
public class CheckoutClient {

    @Inject
    private Cart cart;

    @Inject
    private CheckoutService checkout;

    @Inject
    private ProductRepository products;

    /** Has an empty basket, and so many products on the shelf, each with a stock level. */
    public void begin(int most) {
        cart.clear();
        cart.renew(cart.token());
        List<ProductUpdate> all = IntStream.range(0, most)
                .mapToObj(i -> new ProductUpdate(
                        sku(i),
                        "tea",
                        new ProductUpdate.Price(10_000 + i, VatClass.TWELVE, NewValue.kept()),
                        NewValue.of(10),
                        null,
                        true,
                        NewValue.of(1_000_000),
                        new HashMap<>(Map.of("sv", new ProductText("Vara " + i, ""))),
                        ProductDetails.UNCHANGED))
                .toList();
        products.saveAll(
                all, products.states(all.stream().map(ProductUpdate::sku).collect(Collectors.toSet())), "test");
    }

    /** Has one piece of each of so many products. */
    public void puts(int howMany) {
        IntStream.range(0, howMany).forEach(i -> cart.add(sku(i), 1));
    }

    public String enters() {
        return checkout.enter(cart, Locale.forLanguageTag("sv")).name();
    }

    private static String sku(int i) {
        return "round-trip-" + i;
    }
}
