package se.kassa.sandbox.pay;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kassa.sandbox.CartOrigin;
import se.kassa.sandbox.Carts;
import se.kassa.sandbox.Outcome;
import se.kassa.sandbox.Payments;
import se.kassa.sandbox.SandboxCart;
import se.kassa.sandbox.TestPerson;

/** The payment in a frame of the shop's page; its script does the rest. */
@Named
@RequestScoped
public class EmbeddedBean {

    private static final List<String> FIELDS = List.of(
            "firstName",
            "lastName",
            "address",
            "address2",
            "zip",
            "city",
            "countryCode",
            "region",
            "email",
            "cellular");

    @Inject
    private Carts carts;

    @Inject
    private Payments payments;

    private SandboxCart cart;
    private String shopTermsUrl;

    @PostConstruct
    void load() {
        Map<String, String> address =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        cart = carts.find(address.get("cart")).orElse(null);
        shopTermsUrl = address.get("shopTermsUrl");
    }

    /** The origin of the shop, to which the page speaks; empty for an unknown cart. */
    public String getShop() {
        return Optional.ofNullable(cart).flatMap(CartOrigin::of).orElse("");
    }

    public boolean isUsable() {
        return cart != null && payments.isPayable(cart);
    }

    public String getLanguage() {
        return Optional.ofNullable(cart).map(PayBean::language).orElse("en");
    }

    public List<TestPerson> getPersons() {
        return cart == null ? List.of() : Payments.persons(cart);
    }

    public List<String> getFields() {
        return FIELDS;
    }

    public List<Outcome> getOutcomes() {
        return Arrays.asList(Outcome.values());
    }

    /** Null where the shop has no terms. */
    public String getTermsAddress() {
        if (cart == null) {
            return null;
        }
        boolean ofTheShop = shopTermsUrl != null && CartOrigin.of(shopTermsUrl).equals(CartOrigin.of(cart));
        return ofTheShop
                ? shopTermsUrl
                : cart.body().getJsonObject("parameters").getString("shopTermsUrl", null);
    }
}
