package se.kassa.desk.goods;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kassa.catalogue.Pictures;
import se.kassa.catalogue.edit.Categories;
import se.kassa.catalogue.edit.ProductChange;
import se.kassa.catalogue.edit.Products;
import se.kassa.delivery.DeliveryMethod;
import se.kassa.delivery.DeliveryMethods;
import se.kassa.desk.Caller;
import se.kassa.desk.WorksOrders;
import se.kassa.discount.Discount;
import se.kassa.discount.Discounts;
import se.kassa.order.Order;

/** What people at the desk change of the assortment. Every method wants the role {@code desk}. */
@ApplicationScoped
@WorksOrders
public class GoodsDesk {

    @Inject
    private Caller caller;

    @Inject
    private Products products;

    @Inject
    private Categories categories;

    @Inject
    private Pictures pictures;

    @Inject
    private DeliveryMethods methods;

    @Inject
    private Discounts discounts;

    @Inject
    private PutBack shelf;

    public void save(ProductChange change) {
        products.save(change);
    }

    /** All of them, or none. */
    public void saveAll(List<ProductChange> changes) {
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

    public void save(DeliveryMethod method) {
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
