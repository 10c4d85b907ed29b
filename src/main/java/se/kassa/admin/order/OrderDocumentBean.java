package se.kassa.admin.order;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import se.kassa.accounting.AccountingDocument;
import se.kassa.accounting.DocumentRepository;
import se.kassa.accounting.PrintedDocument;
import se.kassa.accounting.PrintedDocumentReader;
import se.kassa.platform.web.NotFoundResponse;
import se.kassa.platform.web.RequestParameters;

/** The receipts and credit notes of an order: their list, and one of them for print. */
@Named("orderDocuments")
@RequestScoped
public class OrderDocumentBean {

    @Inject
    private OrderDetailBean page;

    @Inject
    private DocumentRepository documents;

    @Inject
    private PrintedDocumentReader reader;

    private List<AccountingDocument> all;
    private PrintedDocument document;

    public void load() {
        page.load();
        if (page.getOrder() != null) {
            String label = RequestParameters.parameter("document");
            document = reader.find(page.getOrder(), label).orElse(null);
            if (label != null && document == null) {
                NotFoundResponse.send();
            }
        }
    }

    /** Null if the address names none: then the page lists them. */
    public PrintedDocument getDocument() {
        return document;
    }

    /** Oldest first. */
    public List<AccountingDocument> getAll() {
        if (all == null) {
            all = documents.of(page.getOrder());
        }
        return all;
    }
}
