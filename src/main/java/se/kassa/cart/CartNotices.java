package se.kassa.cart;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import se.kassa.platform.i18n.Language;

/** Price changes and removed products since the shopper last saw the cart; each is shown once. */
@Named("cartNotices")
@RequestScoped
public class CartNotices {

    @Inject
    private Cart cart;

    @Inject
    private CartPricing pricing;

    @Inject
    private Language language;

    @Inject
    private HttpServletRequest request;

    private List<CartNotice> all = List.of();

    /** Collects the changes before a page shows the cart; does not create a session. */
    public void collect() {
        if (request.getSession(false) != null && !cart.isEmpty()) {
            all = cart.show(pricing.price(cart, language.getLocale()).lines());
        }
    }

    public List<CartNotice> getAll() {
        return all;
    }
}
