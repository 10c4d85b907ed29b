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

/** What is printed of an order: its packing slip or its receipt. */
@Named("orderPrint")
@RequestScoped
public class OrderPrintBean {

    @Inject
    private OrderDetailBean page;

    @Inject
    private OperationPlanner plans;

    private PackingList goods;
    private List<Line> lines;

    /** Who asks for a receipt that there is none of reads why, under the status that says that it is not there. */
    public void load() {
        page.load();
        if (page.getOrder() != null && !isSlip() && !isReceiptOffered()) {
            FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    public boolean isSlip() {
        return "SLIP".equals(RequestParameters.parameter("what"));
    }

    /** Whether money was taken, or is secured for an order that stands. */
    public boolean isReceiptOffered() {
        return isReceiptOffered(page.getOrder());
    }

    static boolean isReceiptOffered(Order order) {
        boolean stands = !order.isCancelled() && order.getPaymentState().secured();
        return order.getPaidAt() != null && (order.getCapturedAmount() > 0 || stands);
    }

    /** The rows that are to be packed and paid for; empty where nothing is. */
    public List<Line> getLines() {
        if (lines == null) {
            lines = goods().lines();
        }
        return lines;
    }

    public VatBreakdown getVat() {
        return Line.vat(getLines());
    }

    /** Pieces that are refunded, by the order's lines. */
    public List<Integer> getRefunded() {
        return goods().refunded();
    }

    private PackingList goods() {
        if (goods == null) {
            goods = plans.goodsToPack(page.getOrder());
        }
        return goods;
    }
}
