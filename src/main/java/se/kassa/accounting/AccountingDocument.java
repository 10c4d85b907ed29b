package se.kassa.accounting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A numbered receipt or credit note. It is written in the transaction that records the capture or refund, and never
 * changed. Its lines are those of the payment operation.
 */
@Entity
@Table(name = "accounting_document")
public class AccountingDocument {

    /** What a document is about. */
    public enum Kind {
        /** Of a capture. */
        RECEIPT('R'),
        /** Of a refund. */
        CREDIT_NOTE('K'),
        /** Of a refund that failed after its credit note was issued. It cancels the credit note. */
        REVERSAL('K');

        private final char series;

        Kind(char series) {
            this.series = series;
        }

        /** Series and number, such as {@code R12}. */
        public String label(long number) {
            return series + Long.toString(number);
        }

        /** Whether it reduces what was sold. */
        public boolean isDeduction() {
            return this == CREDIT_NOTE;
        }
    }

    @Id
    @Column(name = "label", updatable = false)
    private String label;

    @Column(name = "number", updatable = false)
    private long number;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", updatable = false)
    private Kind kind;

    @Column(name = "order_id", updatable = false)
    private long orderId;

    @Column(name = "operation_id", updatable = false)
    private long operationId;

    @Column(name = "turn", updatable = false)
    private int turn;

    @Column(name = "corrects", updatable = false)
    private String corrects;

    @Column(name = "issued_at", updatable = false)
    private OffsetDateTime issuedAt;

    @Column(name = "seller_name", updatable = false)
    private String sellerName;

    @Column(name = "seller_address", updatable = false)
    private String sellerAddress;

    @Column(name = "seller_company_number", updatable = false)
    private String sellerCompanyNumber;

    @Column(name = "seller_vat_number", updatable = false)
    private String sellerVatNumber;

    protected AccountingDocument() {}

    /**
     * Creates a document; {@link DocumentIssuer} is the only caller that stores one.
     *
     * @param turn 1 for the first document of the operation
     * @param corrects the label of the document that it corrects; null if none
     */
    public AccountingDocument(
            Kind kind,
            long number,
            long orderId,
            long operationId,
            int turn,
            String corrects,
            OffsetDateTime issuedAt,
            Seller seller) {
        this.kind = kind;
        this.number = number;
        this.label = kind.label(number);
        this.orderId = orderId;
        this.operationId = operationId;
        this.turn = turn;
        this.corrects = corrects;
        this.issuedAt = issuedAt;
        this.sellerName = seller.name();
        this.sellerAddress = seller.address();
        this.sellerCompanyNumber = seller.companyNumber();
        this.sellerVatNumber = seller.vatNumber();
    }

    /** Series and number, such as {@code R12}; unique. */
    public String getLabel() {
        return label;
    }

    /** 1 for the first of its series; without gaps. */
    public long getNumber() {
        return number;
    }

    public Kind getKind() {
        return kind;
    }

    public long getOrderId() {
        return orderId;
    }

    /** The capture or refund. */
    public long getOperationId() {
        return operationId;
    }

    int getTurn() {
        return turn;
    }

    /** The label of the document that this one corrects; null if none or not known. */
    public String getCorrects() {
        return corrects;
    }

    /** When the capture or refund was recorded. */
    public OffsetDateTime getIssuedAt() {
        return issuedAt;
    }

    /** The seller when the document was issued; empty if it was not recorded. */
    Optional<Seller> getSeller() {
        return sellerName == null
                ? Optional.empty()
                : Optional.of(new Seller(sellerName, sellerAddress, sellerCompanyNumber, sellerVatNumber));
    }
}
