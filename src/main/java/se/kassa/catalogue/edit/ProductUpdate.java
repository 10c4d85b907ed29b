package se.kassa.catalogue.edit;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import se.kassa.catalogue.Product;
import se.kassa.catalogue.ProductText;
import se.kassa.catalogue.Sale;
import se.kassa.platform.money.VatClass;
import se.kassa.platform.money.VatRate;

/**
 * New values of a product.
 *
 * @param category code of an existing category
 * @param weight grams per unit; null if unknown
 * @param picture picture name; null to keep the current one
 * @param stock quantity; null if stock is not tracked
 * @param texts by language tag; other languages are kept
 * @param details facts that the law asks for
 */
public record ProductUpdate(
        String sku,
        String category,
        Price price,
        NewValue<Integer> weight,
        String picture,
        boolean onSale,
        NewValue<Integer> stock,
        Map<String, ProductText> texts,
        ProductDetails details) {

    /**
     * @param unitAmount minor units, VAT included
     * @param sale null to end it or have none
     */
    public record Price(long unitAmount, VatClass vat, NewValue<Sale> sale) {}

    /**
     * A value that an update sets or keeps as it is.
     *
     * @param value may be null, also if it is set
     */
    public record NewValue<T>(boolean isSet, T value) {

        public static <T> NewValue<T> of(T value) {
            return new NewValue<>(true, value);
        }

        public static <T> NewValue<T> kept() {
            return new NewValue<>(false, null);
        }
    }

    Product toNewProduct(int position, OffsetDateTime now) {
        Product product = new Product(
                sku,
                category,
                position,
                price.unitAmount(),
                price.vat().rate(VatRate.SIX),
                picture == null ? Product.NO_PICTURE : picture,
                texts);
        applyTo(product, now);
        return product;
    }

    /** @param now when an exemption from the right of withdrawal begins to count */
    void applyTo(Product product, OffsetDateTime now) {
        Integer newWeight = weight.isSet() ? weight.value() : product.getWeight();
        product.update(category, price.unitAmount(), price.vat().rate(VatRate.SIX), newWeight, onSale);
        product.setVatClass(price.vat());
        if (price.sale().isSet()) {
            product.setSale(price.sale().value());
        }
        if (details.hasNetQuantity()) {
            product.setNetQuantity(details.netQuantity());
        }
        if (details.hasExemption()) {
            product.setExemption(details.exemption(), now);
        }
        if (picture != null) {
            product.setPicture(picture);
        }
        Map<String, ProductText> all = new HashMap<>(product.getTexts());
        all.putAll(texts);
        product.setTexts(all);
    }
}
