package se.kassa.cart;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import se.kassa.platform.i18n.Language;

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

    /** Adds the quantity of the form to the cart. */
    public String add(String sku) {
        return CART + (cart.add(sku, quantity) ? "" : "&full=true");
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

    public int getMaxQuantity() {
        return Cart.MAX_QUANTITY;
    }
}
