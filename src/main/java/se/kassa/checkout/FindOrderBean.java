package se.kassa.checkout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import se.kassa.order.lookup.OrderLookup;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;

/** The page that leads a customer without the link to the order's page. */
@Named("findOrder")
@RequestScoped
public class FindOrderBean {

    @Inject
    private OrderLookup lookup;

    @Inject
    private Language language;

    private String number;
    private String proof;

    /** Opens the order's page, or says that there is no such order. */
    public String find() {
        Optional<String> token = lookup.find(number, proof);
        if (token.isEmpty()) {
            String message = Texts.shop(language.getLocale()).get("findOrder.none");
            FacesContext.getCurrentInstance()
                    .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, message, null));
        }
        return token.map(found -> "/order.xhtml?faces-redirect=true&order=" + found)
                .orElse(null);
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public String getProof() {
        return proof;
    }

    public void setProof(String proof) {
        this.proof = proof;
    }
}
