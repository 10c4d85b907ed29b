package se.kassa.admin.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import se.kassa.admin.Caller;
import se.kassa.admin.account.RequiresStaff;
import se.kassa.catalogue.Gallery;
import se.kassa.catalogue.PictureStore;
import se.kassa.catalogue.edit.CategoryRepository;
import se.kassa.catalogue.edit.ProductRepository;
import se.kassa.catalogue.edit.ProductState;
import se.kassa.catalogue.edit.ProductUpdate;
import se.kassa.discount.Discount;
import se.kassa.discount.DiscountRepository;
import se.kassa.order.Order;
import se.kassa.platform.database.AlreadyExistsException;
import se.kassa.platform.database.StaleVersionException;
import se.kassa.returns.RestockService;
import se.kassa.shipping.ShippingMethod;
import se.kassa.shipping.ShippingMethodRepository;
import se.kassa.stock.StockMovedException;

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
    private Gallery gallery;

    @Inject
    private ShippingMethodRepository methods;

    @Inject
    private DiscountRepository discounts;

    @Inject
    private RestockService restockService;

    /** @throws AlreadyExistsException where there is a product with its number */
    public void add(ProductUpdate change) {
        products.add(change, caller.name());
    }

    /**
     * @param shownVersion of the product that the form showed
     * @param shownStock null where the product was not counted
     * @throws StaleVersionException where the product was changed meanwhile
     * @throws StockMovedException where the stock can't be changed by the difference
     */
    public void change(ProductUpdate change, int shownVersion, Integer shownStock) {
        products.change(change, shownVersion, shownStock, caller.name());
    }

    /**
     * Saves all products or none.
     *
     * @param shown states of the products that staff saw; missing for new products
     * @throws StaleVersionException where a product was added, changed or removed meanwhile
     * @throws StockMovedException where a stock level can't be changed by the difference
     */
    public void saveAll(List<ProductUpdate> changes, Map<String, ProductState> shown) {
        products.saveAll(changes, shown, caller.name());
    }

    /**
     * @param names by language tag; the shop's own language must be among them
     * @throws AlreadyExistsException where there is a category with its code
     */
    public void addCategory(String code, int position, Map<String, String> names) {
        categories.add(code, position, names);
    }

    /**
     * @param shownVersion of the category that the form showed
     * @param names by language tag; the shop's own language must be among them
     * @throws StaleVersionException where the category was changed or removed meanwhile
     */
    public void changeCategory(String code, int shownVersion, int position, Map<String, String> names) {
        categories.change(code, shownVersion, position, names);
    }

    /**
     * @param shownVersion of the category that the form showed
     * @throws StaleVersionException where the category was changed or removed meanwhile
     * @throws RuntimeException if a product or a discount code is in the category
     */
    public void removeCategory(String code, int shownVersion) {
        categories.remove(code, shownVersion);
    }

    /** Stores a picture. Returns its name; empty if the format is not supported. */
    public Optional<String> storePicture(byte[] content) {
        return pictures.save(content);
    }

    /**
     * Adds a further picture of a product.
     *
     * @param texts alternative texts by language tag
     * @return false if the product has as many as it may have
     */
    public boolean addToGallery(String sku, String picture, Map<String, String> texts) {
        return gallery.add(sku, picture, texts);
    }

    /**
     * Changes the alternative texts of a picture.
     *
     * @param shown the texts that staff saw, by language tag; empty for none
     * @return false if the picture was removed or described meanwhile
     */
    public boolean describePicture(long id, Map<String, String> shown, Map<String, String> texts) {
        return gallery.describe(id, shown, texts);
    }

    /** Returns false if the picture was removed before. */
    public boolean removeFromGallery(long id) {
        return gallery.remove(id);
    }

    /**
     * Exchanges a picture with the one before it.
     *
     * @param before the picture that staff saw before it
     * @return false if that is not the one before it, or the picture was removed
     */
    public boolean movePictureUp(long id, long before) {
        return gallery.moveUp(id, before);
    }

    /** @throws AlreadyExistsException where there is a method with its code */
    public void add(ShippingMethod method) {
        methods.add(method);
    }

    /**
     * @param shownVersion of the method that the form showed
     * @throws StaleVersionException where the method was changed meanwhile
     */
    public void changeShippingMethod(String code, int shownVersion, Consumer<ShippingMethod> change) {
        methods.change(code, shownVersion, change);
    }

    /** @throws AlreadyExistsException where there is a code like it */
    public void add(Discount discount) {
        discounts.add(discount);
    }

    /**
     * @param shownVersion of the code that the form showed
     * @throws StaleVersionException where the code was changed meanwhile
     */
    public void changeDiscount(String code, int shownVersion, Consumer<Discount> change) {
        discounts.change(code, shownVersion, change);
    }

    /**
     * Restocks products of an order.
     *
     * @param pieces quantities by SKU
     * @return whether it was allowed; if not, nothing was done
     */
    public boolean restock(Order order, Map<String, Integer> pieces) {
        return restockService.put(order.getId(), pieces, caller.name());
    }
}
