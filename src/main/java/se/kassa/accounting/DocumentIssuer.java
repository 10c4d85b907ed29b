package se.kassa.accounting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import se.kassa.accounting.AccountingDocument.Kind;
import se.kassa.order.OrderRepository;
import se.kassa.payment.operation.OperationSettled;
import se.kassa.payment.operation.PaymentOperation;
import se.kassa.payment.operation.PaymentOperationRepository;

/**
 * Issues the receipt of a capture and the credit note of a refund, in the transaction that records it and under the
 * order lock. A refund that fails afterwards gets a document that cancels its credit note.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DocumentIssuer {

    @Inject
    private DocumentRepository documents;

    @Inject
    private PaymentOperationRepository operations;

    @Inject
    private OrderRepository orders;

    @Inject
    private Seller seller;

    public void issue(@Observes OperationSettled settled) {
        issue(settled.operation());
    }

    /** Issues the document of an operation that an older release recorded, unless another node was faster. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void issueMissing(long operationId) {
        orders.lock(operations.find(operationId).orElseThrow().getOrderId());
        issue(operations.find(operationId).orElseThrow());
    }

    private void issue(PaymentOperation operation) {
        List<AccountingDocument> issued = documents.ofOperation(operation.getId());
        AccountingDocument latest = issued.isEmpty() ? null : issued.get(issued.size() - 1);
        boolean succeeded = operation.getState() == PaymentOperation.State.SUCCEEDED;
        boolean documented = latest != null && latest.getKind() != Kind.REVERSAL;
        if (operation.getKind() == PaymentOperation.Kind.VOID || succeeded == documented) {
            return;
        }
        Kind kind = kind(operation, succeeded);
        String corrects = corrects(operation, kind, latest);
        documents.add(new AccountingDocument(
                kind,
                documents.nextNumber(kind),
                operation.getOrderId(),
                operation.getId(),
                issued.size() + 1,
                corrects,
                operation.getEndedAt(),
                seller));
    }

    private static Kind kind(PaymentOperation operation, boolean succeeded) {
        if (!succeeded) {
            return Kind.REVERSAL;
        }
        return operation.getKind() == PaymentOperation.Kind.CAPTURE ? Kind.RECEIPT : Kind.CREDIT_NOTE;
    }

    /** A refund that was made outside the shop may belong to no known capture. */
    private String corrects(PaymentOperation operation, Kind kind, AccountingDocument latest) {
        return switch (kind) {
            case RECEIPT -> null;
            case REVERSAL -> latest.getLabel();
            case CREDIT_NOTE -> operation.getCaptureId() == null ? null : receiptOf(operation.getCaptureId());
        };
    }

    /** An older release may have recorded the capture without a receipt. */
    private String receiptOf(long captureId) {
        if (documents.ofOperation(captureId).isEmpty()) {
            operations.find(captureId).ifPresent(this::issue);
        }
        return documents.ofOperation(captureId).stream()
                .map(AccountingDocument::getLabel)
                .findFirst()
                .orElse(null);
    }
}
