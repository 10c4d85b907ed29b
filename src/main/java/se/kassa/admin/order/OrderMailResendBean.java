package se.kassa.admin.order;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import se.kassa.order.OrderEvent;
import se.kassa.platform.web.RequestParameters;

/** Backs the form that mails the customer again. */
@Named("orderMails")
@RequestScoped
public class OrderMailResendBean {

    @Inject
    private OrderDetailBean page;

    @Inject
    private OrderAdmin actions;

    /** The events of the order that the customer can be mailed about again. Staff only. */
    public List<OrderEvent.Kind> getKinds() {
        return actions.resendable(page.getOrder());
    }

    /** Mails the customer about the chosen event. */
    public String resend() {
        String requested = RequestParameters.parameter("mail");
        boolean sent = getKinds().stream()
                .filter(kind -> kind.name().equals(requested))
                .anyMatch(kind -> actions.resendMail(page.getOrder(), kind));
        return "/admin/order.xhtml?faces-redirect=true&number=" + page.getNumber() + "&status="
                + (sent ? "MAIL_RESENT" : "MAIL_OFF");
    }
}
