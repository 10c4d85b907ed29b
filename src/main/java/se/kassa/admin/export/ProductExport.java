package se.kassa.admin.export;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.kassa.catalogue.NetQuantity;
import se.kassa.catalogue.Product;
import se.kassa.catalogue.ProductFactKind;
import se.kassa.catalogue.ProductFacts;
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

    @Inject
    private ProductFacts facts;

    void write(CsvWriter csv) {
        List<Locale> languages = Languages.all();
        List<Object> headings = new ArrayList<>(List.of(
                "sku",
                "category",
                "price",
                "sale_price",
                "sale_first",
                "sale_last",
                "vat",
                "weight",
                "net_quantity",
                "net_unit",
                "exemption"));
        languages.forEach(language -> {
            headings.add("name_" + language.getLanguage());
            headings.add("description_" + language.getLanguage());
        });
        List<ProductFactKind.Key> keys = ProductFactKind.keys();
        keys.forEach(key -> headings.add(key.column()));
        csv.row(headings.toArray());
        List<Product> sold = products.all().stream().filter(Product::isOnSale).toList();
        Map<String, Map<ProductFactKind.Key, String>> texts =
                facts.of(sold.stream().map(Product::getSku).toList());
        sold.forEach(product -> {
            List<Object> fields = fields(product, languages);
            Map<ProductFactKind.Key, String> ofProduct = texts.getOrDefault(product.getSku(), Map.of());
            keys.forEach(key -> fields.add(ofProduct.getOrDefault(key, "")));
            csv.row(fields.toArray());
        });
    }

    private static List<Object> fields(Product product, List<Locale> languages) {
        List<Object> fields = new ArrayList<>(
                List.of(product.getSku(), product.getCategory(), MoneyText.write(product.getUnitAmount())));
        Sale sale = product.getSale();
        fields.add(sale == null ? "" : MoneyText.write(sale.unitAmount()));
        fields.add(sale == null ? "" : sale.first());
        fields.add(sale == null ? "" : sale.last());
        fields.add(product.getVatClass().code());
        fields.add(product.getWeight());
        NetQuantity net = product.getNetQuantity();
        fields.add(net == null ? "" : net.amount());
        fields.add(net == null ? "" : lower(net.unit()));
        fields.add(product.getExemption() == null ? "" : lower(product.getExemption()));
        languages.forEach(language -> {
            ProductText text = product.getTexts().get(language.getLanguage());
            fields.add(text == null ? "" : text.getName());
            fields.add(text == null ? "" : text.getDescription());
        });
        return fields;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
