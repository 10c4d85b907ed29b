package se.kassa.accounting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import se.kassa.order.Order;
import se.kassa.payment.operation.PaymentOperationRepository;

/** Reads a receipt or credit note with its lines. */
@ApplicationScoped
@Transactional
public class PrintedDocumentReader {

    @Inject
    private DocumentRepository documents;

    @Inject
    private PaymentOperationRepository operations;

    @Inject
    private Seller seller;

    /** @param label series and number; empty if the order has no such document */
    public Optional<PrintedDocument> find(Order order, String label) {
        return documents
                .find(order, label)
                .map(document -> new PrintedDocument(
                        document,
                        order,
                        operations.find(document.getOperationId()).orElseThrow(),
                        document.getSeller().orElse(seller)));
    }
}
