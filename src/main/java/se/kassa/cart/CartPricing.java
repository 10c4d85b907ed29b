package se.kassa.cart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.kassa.catalogue.Catalogue;
import se.kassa.catalogue.CurrentPrices;
import se.kassa.catalogue.Product;
import se.kassa.catalogue.ProductVat;
import se.kassa.catalogue.Reduction;

/** Prices the cart with the prices and texts of this moment. */
@ApplicationScoped
public class CartPricing {

    @Inject
    private Catalogue catalogue;

    @Inject
    private CurrentPrices prices;

    @Inject
    private ProductVat vat;

    public PricedCart price(Cart cart, Locale language) {
        Map<String, Integer> quantities = cart.quantities();
        Map<String, Product> products = catalogue.find(quantities.keySet());
        List<PricedCartLine> lines = quantities.entrySet().stream()
                .filter(entry -> products.containsKey(entry.getKey()))
                .map(entry -> line(products.get(entry.getKey()), entry.getValue(), language))
                .toList();
        return new PricedCart(lines);
    }

    private PricedCartLine line(Product product, int quantity, Locale language) {
        Reduction reduction = prices.reduction(product);
        return new PricedCartLine(
                product.getSku(),
                product.getCategory(),
                product.text(language).getName(),
                product.text(language).getDescription(),
                product.getPicture(),
                quantity,
                new PricedCartLine.Price(
                        prices.of(product), reduction == null ? null : reduction.prior(), vat.of(product)),
                product.getWeight() == null ? 0 : product.getWeight(),
                product.getExemption());
    }
}
