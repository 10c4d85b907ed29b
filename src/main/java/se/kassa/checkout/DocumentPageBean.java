package se.kassa.checkout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import se.kassa.accounting.AccountingDocument;
import se.kassa.accounting.DocumentRepository;
import se.kassa.accounting.PrintedDocument;
import se.kassa.accounting.PrintedDocumentReader;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.platform.web.NotFoundResponse;

/** The receipts and credit notes of an order for the shopper, found by the token of the order page. */
@Named("documentPage")
@RequestScoped
public class DocumentPageBean {

    @Inject
    private OrderRepository orders;

    @Inject
    private DocumentRepository documents;

    @Inject
    private PrintedDocumentReader reader;

    @Inject
    private SessionOrders myOrders;

    private String token;
    private String label;
    private Order order;
    private PrintedDocument document;
    private List<AccountingDocument> all;

    public void load() {
        order = orders.byReceiptToken(token).orElse(null);
        document = order == null ? null : reader.find(order, label).orElse(null);
        if (order == null || label != null && document == null) {
            NotFoundResponse.send();
        }
    }

    public Order getOrder() {
        return order;
    }

    /** All documents of the order, oldest first. */
    public List<AccountingDocument> getAll() {
        if (all == null) {
            all = order == null ? List.of() : documents.of(order);
        }
        return all;
    }

    /** Null if the address names none: then the page lists them. */
    public PrintedDocument getDocument() {
        return document;
    }

    /**
     * Whether the buyer is shown: to the session that placed the order, and of a company to everybody with the link, as
     * its bookkeeping needs it.
     */
    public boolean isBuyerShown() {
        return document != null
                && document.getBuyer() != null
                && (document.isOfCompany() || myOrders.has(document.getOrder().getReceiptToken()));
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }
}
