package se.kassa.admin.export;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import se.kassa.catalogue.Product;
import se.kassa.catalogue.ProductText;
import se.kassa.catalogue.Sale;
import se.kassa.catalogue.edit.ProductRepository;
import se.kassa.platform.i18n.Languages;
import se.kassa.platform.money.MoneyText;

/**
 * Exports all products on sale in the format of the import, for editing. It omits stock levels, which would be outdated
 * by the time of the import.
 */
@RequestScoped
public class ProductExport {

    @Inject
    private ProductRepository products;

    void write(CsvWriter csv) {
        List<Locale> languages = Languages.all();
        List<Object> headings = new ArrayList<>(
                List.of("sku", "category", "price", "sale_price", "sale_first", "sale_last", "vat", "weight"));
        languages.forEach(language -> {
            headings.add("name_" + language.getLanguage());
            headings.add("description_" + language.getLanguage());
        });
        csv.row(headings.toArray());
        products.all().stream().filter(Product::isOnSale).forEach(product -> csv.row(fields(product, languages)));
    }

    private static Object[] fields(Product product, List<Locale> languages) {
        List<Object> fields = new ArrayList<>(
                List.of(product.getSku(), product.getCategory(), MoneyText.write(product.getUnitAmount())));
        Sale sale = product.getSale();
        fields.add(sale == null ? "" : MoneyText.write(sale.unitAmount()));
        fields.add(sale == null ? "" : sale.first());
        fields.add(sale == null ? "" : sale.last());
        fields.add(product.getVatClass().code());
        fields.add(product.getWeight());
        languages.forEach(language -> {
            ProductText text = product.getTexts().get(language.getLanguage());
            fields.add(text == null ? "" : text.getName());
            fields.add(text == null ? "" : text.getDescription());
        });
        return fields.toArray();
    }
}
