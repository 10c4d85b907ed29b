package se.kassa.admin.order;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.payment.operation.OperationPlanner;
import se.kassa.payment.operation.PackingList;
import se.kassa.platform.money.VatBreakdown;
import se.kassa.platform.web.RequestParameters;

/** Backs the printed packing slip and receipt of an order. */
@Named("orderPrint")
@RequestScoped
public class OrderPrintBean {

    @Inject
    private OrderDetailBean page;

    @Inject
    private OperationPlanner plans;

    private PackingList packingList;
    private List<Line> lines;

    /** A receipt that is not available yet answers 404, with an explanation on the page. */
    public void load() {
        page.load();
        if (page.getOrder() != null && !isSlip() && !isReceiptOffered()) {
            FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    public boolean isSlip() {
        return "SLIP".equals(RequestParameters.parameter("what"));
    }

    /** Whether money was captured, or is authorised for an order that is not cancelled. */
    public boolean isReceiptOffered() {
        return isReceiptOffered(page.getOrder());
    }

    static boolean isReceiptOffered(Order order) {
        boolean stands = !order.isCancelled() && order.getPaymentState().secured();
        return order.getPaidAt() != null && (order.getCapturedAmount() > 0 || stands);
    }

    /** The lines to pack and pay for; may be empty. */
    public List<Line> getLines() {
        if (lines == null) {
            lines = packingList().lines();
        }
        return lines;
    }

    public VatBreakdown getVat() {
        return Line.vat(getLines());
    }

    /** The refunded quantity of each order line. */
    public List<Integer> getRefunded() {
        return packingList().refunded();
    }

    private PackingList packingList() {
        if (packingList == null) {
            packingList = plans.packingList(page.getOrder());
        }
        return packingList;
    }
}
