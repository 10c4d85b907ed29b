package se.kassa.cart;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.web.RequestParameters;

/** The cart: its page, the count on every page, and the button that adds to it. */
@Named("cart")
@RequestScoped
public class CartBean {

    private static final String CART = "/cart.xhtml?faces-redirect=true";

    @Inject
    private Cart cart;

    @Inject
    private CartPricing pricing;

    @Inject
    private Language language;

    @Inject
    private HttpServletRequest request;

    @Inject
    private CartStock stock;

    private Map<String, Integer> available = Map.of();
    private Set<String> reduced = Set.of();
    private PricedCart priced;
    private List<CartLineForm> lines;
    private int quantity = 1;

    /** Total quantity; does not create a session. */
    public int getCount() {
        return request.getSession(false) == null ? 0 : cart.count();
    }

    public PricedCart getPriced() {
        if (priced == null) {
            priced = getCount() == 0 ? new PricedCart(List.of()) : pricing.price(cart, language.getLocale());
        }
        return priced;
    }

    public List<CartLineForm> getLines() {
        if (lines == null) {
            lines = getPriced().lines().stream().map(CartLineForm::new).toList();
        }
        return lines;
    }

    /** Adds the quantity of the form to the cart, at most what is in stock. The product's page then says so. */
    public String add(String sku) {
        return "/product.xhtml?faces-redirect=true&sku=" + RequestParameters.encoded(sku) + "&added="
                + add(sku, quantity);
    }

    /** Adds one of a product, if there is one in stock; returns the result, like {@link #add(String)}. */
    String addOne(String sku) {
        return add(sku, 1);
    }

    private String add(String sku, int more) {
        if (!cart.add(sku, more)) {
            return "full";
        }
        Map<String, Integer> left = stock.available(cart.token(), Set.of(sku));
        if (left.getOrDefault(sku, Cart.MAX_QUANTITY) == 0) {
            cart.change(sku, 0);
            return "none";
        }
        return cart.limit(left).isEmpty() ? "all" : "some";
    }

    /** Quantity of a product in the cart; does not create a session. */
    public int quantityOf(String sku) {
        return getCount() == 0 ? 0 : cart.quantities().getOrDefault(sku, 0);
    }

    /** The picture of a product in the cart; null if the cart does not have it. */
    public String pictureOf(String sku) {
        return getPriced().lines().stream()
                .filter(line -> line.sku().equals(sku))
                .map(PricedCartLine::picture)
                .findFirst()
                .orElse(null);
    }

    /** Reduces quantities to what is in stock, before the page shows the cart. */
    public void limit() {
        available = stock.available(cart.token(), cart.quantities().keySet());
        reduced = cart.limit(available);
    }

    /** Available quantity of a product; null if its stock is not tracked. */
    public Integer left(String sku) {
        return available.get(sku);
    }

    /** Whether {@link #limit()} has reduced the quantity of a product. */
    public boolean isReduced(String sku) {
        return reduced.contains(sku);
    }

    /** Saves one piece more than the form has. */
    public String more(CartLineForm line) {
        line.setQuantity(line.getQuantity() + 1);
        return change(line);
    }

    /** Saves one piece less than the form has; none removes the line. */
    public String less(CartLineForm line) {
        line.setQuantity(line.getQuantity() - 1);
        return change(line);
    }

    public String change(CartLineForm line) {
        cart.change(line.getSku(), line.getQuantity());
        return CART;
    }

    public String remove(CartLineForm line) {
        cart.change(line.getSku(), 0);
        return CART;
    }

    public String clear() {
        cart.clear();
        return CART;
    }

    public int getQuantity() {
        return quantity;
    }

    public void setQuantity(int quantity) {
        this.quantity = quantity;
    }
}
