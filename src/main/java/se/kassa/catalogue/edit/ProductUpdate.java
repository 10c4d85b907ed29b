package se.kassa.catalogue.edit;

import java.util.HashMap;
import java.util.Map;
import se.kassa.catalogue.Product;
import se.kassa.catalogue.ProductText;
import se.kassa.platform.money.VatRate;

/**
 * What a product shall be.
 *
 * @param category the code of a category that there is
 * @param unitAmount minor units, VAT included
 * @param weighed whether {@code weight} is to be set
 * @param weight grams of one piece; null where it is not known
 * @param picture its name; null to keep the one that there is
 * @param stocked whether {@code stock} is to be set
 * @param stock pieces; null for a product that is not counted
 * @param texts by language tag; those of other languages are kept
 */
public record ProductUpdate(
        String sku,
        String category,
        long unitAmount,
        VatRate vatRate,
        boolean weighed,
        Integer weight,
        String picture,
        boolean onSale,
        boolean stocked,
        Integer stock,
        Map<String, ProductText> texts) {

    private static final String NO_PICTURE = "none.svg";

    Product toNewProduct(int position) {
        Product product = new Product(
                sku, category, position, unitAmount, vatRate, picture == null ? NO_PICTURE : picture, texts);
        applyTo(product);
        return product;
    }

    void applyTo(Product product) {
        product.offer(category, unitAmount, vatRate, weighed ? weight : product.getWeight(), onSale);
        if (picture != null) {
            product.show(picture);
        }
        Map<String, ProductText> all = new HashMap<>(product.getTexts());
        all.putAll(texts);
        product.describe(all);
    }
}
