package se.kassa.admin.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kassa.admin.Caller;
import se.kassa.admin.account.RequiresStaff;
import se.kassa.catalogue.PictureStore;
import se.kassa.catalogue.edit.CategoryRepository;
import se.kassa.catalogue.edit.ProductRepository;
import se.kassa.catalogue.edit.ProductUpdate;
import se.kassa.discount.Discount;
import se.kassa.discount.DiscountRepository;
import se.kassa.order.Order;
import se.kassa.returns.RestockService;
import se.kassa.shipping.ShippingMethod;
import se.kassa.shipping.ShippingMethodRepository;

/** Staff changes to the catalogue and stock. Every method requires the role {@code staff}. */
@ApplicationScoped
@RequiresStaff
public class CatalogueAdmin {

    @Inject
    private Caller caller;

    @Inject
    private ProductRepository products;

    @Inject
    private CategoryRepository categories;

    @Inject
    private PictureStore pictures;

    @Inject
    private ShippingMethodRepository methods;

    @Inject
    private DiscountRepository discounts;

    @Inject
    private RestockService shelf;

    public void save(ProductUpdate change) {
        products.save(change);
    }

    /** Saves all products or none. */
    public void saveAll(List<ProductUpdate> changes) {
        products.saveAll(changes);
    }

    /** @param names by language tag; the shop's own language must be among them */
    public void saveCategory(String code, int position, Map<String, String> names) {
        categories.save(code, position, names);
    }

    /** @throws RuntimeException if a product or a discount code is in the category */
    public void removeCategory(String code) {
        categories.remove(code);
    }

    /** Stores a picture. Returns its name; empty if the format is not supported. */
    public Optional<String> keepPicture(byte[] content) {
        return pictures.keep(content);
    }

    public void save(ShippingMethod method) {
        methods.save(method);
    }

    public void save(Discount discount) {
        discounts.save(discount);
    }

    /**
     * Restocks products of an order.
     *
     * @param pieces quantities by SKU
     * @return whether it was allowed; if not, nothing was done
     */
    public boolean putBack(Order order, Map<String, Integer> pieces) {
        return shelf.put(order.getId(), pieces, caller.name());
    }
}
