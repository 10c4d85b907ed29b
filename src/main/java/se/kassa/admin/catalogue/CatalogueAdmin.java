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

/** What people at the desk change of the assortment. Every method wants the role {@code desk}. */
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

    /** All of them, or none. */
    public void saveAll(List<ProductUpdate> changes) {
        products.saveAll(changes);
    }

    /** @param names by language tag; the shop's own language must be among them */
    public void saveCategory(String code, int position, Map<String, String> names) {
        categories.save(code, position, names);
    }

    /** @throws RuntimeException where a product or a discount code is in the category */
    public void removeCategory(String code) {
        categories.remove(code);
    }

    /** Keeps a picture. Returns its name; empty where it is none that is taken. */
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
     * Puts pieces of an order back on the shelf.
     *
     * @param pieces by product number
     * @return whether that was allowed; else nothing was done
     */
    public boolean putBack(Order order, Map<String, Integer> pieces) {
        return shelf.put(order.getId(), pieces, caller.name());
    }
}
