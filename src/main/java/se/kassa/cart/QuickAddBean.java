package se.kassa.cart;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Set;
import se.kassa.catalogue.ProductListBean;
import se.kassa.platform.web.RequestParameters;

/** Adds one of a product from the product list. All tiles have one form; the value of the pressed button is the SKU. */
@Named("quickAdd")
@RequestScoped
public class QuickAddBean {

    /** The name of the buttons: the id of the command that they stand for. */
    private static final String BUTTON = "quick:add";

    private static final Set<String> RESULTS = Set.of("all", "some", "none", "full");

    @Inject
    private CartBean cart;

    @Inject
    private ProductListBean list;

    private String addedSku;
    private String result;

    /** Adds the product and shows the same list again, with the result at its tile. */
    public void add() throws IOException {
        String page = list.getSelf();
        String sku = RequestParameters.parameter(BUTTON);
        if (list.isOnSale(sku)) {
            page += (page.contains("?") ? "&" : "?") + "sku=" + RequestParameters.encoded(sku) + "&added="
                    + cart.addOne(sku) + "#tile-" + RequestParameters.encoded(sku);
        }
        FacesContext.getCurrentInstance().getExternalContext().redirect(page);
    }

    /** What the last press of a button did to the product: part of a text's key; null if another one's was pressed. */
    public String result(String sku) {
        if (result == null) {
            addedSku = RequestParameters.parameter("sku");
            String added = RequestParameters.parameter("added");
            result = added != null && RESULTS.contains(added) ? added : "";
        }
        return result.isEmpty() || !sku.equals(addedSku) ? null : result;
    }
}
