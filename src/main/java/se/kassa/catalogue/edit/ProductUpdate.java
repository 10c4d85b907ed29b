package se.kassa.catalogue.edit;

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
 * @param unitAmount minor units, VAT included
 * @param hasSale whether {@code sale} is set
 * @param sale null to end it or have none
 * @param hasWeight whether {@code weight} is set
 * @param weight grams per unit; null if unknown
 * @param picture picture name; null to keep the current one
 * @param hasStock whether {@code stock} is set
 * @param stock quantity; null if stock is not tracked
 * @param texts by language tag; other languages are kept
 */
public record ProductUpdate(
        String sku,
        String category,
        long unitAmount,
        boolean hasSale,
        Sale sale,
        VatClass vat,
        boolean hasWeight,
        Integer weight,
        String picture,
        boolean onSale,
        boolean hasStock,
        Integer stock,
        Map<String, ProductText> texts) {

    private static final String NO_PICTURE = "none.svg";

    Product toNewProduct(int position) {
        Product product = new Product(
                sku,
                category,
                position,
                unitAmount,
                vat.rate(VatRate.SIX),
                picture == null ? NO_PICTURE : picture,
                texts);
        applyTo(product);
        return product;
    }

    void applyTo(Product product) {
        product.update(category, unitAmount, vat.rate(VatRate.SIX), hasWeight ? weight : product.getWeight(), onSale);
        product.setVatClass(vat);
        if (hasSale) {
            product.setSale(sale);
        }
        if (picture != null) {
            product.setPicture(picture);
        }
        Map<String, ProductText> all = new HashMap<>(product.getTexts());
        all.putAll(texts);
        product.setTexts(all);
    }
}
