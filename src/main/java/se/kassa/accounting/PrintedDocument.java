package se.kassa.accounting;

import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;
import se.kassa.order.Order;
import se.kassa.payment.operation.PaymentOperation;
import se.kassa.payment.operation.TransactionLine;
import se.kassa.platform.money.VatBreakdown;
import se.kassa.platform.money.VatRate;

/**
 * A receipt or credit note with all that its page shows. Amounts are those of the capture or refund, and positive.
 */
public class PrintedDocument {

    private final AccountingDocument document;
    private final Order order;
    private final PaymentOperation operation;
    private final Seller seller;

    PrintedDocument(AccountingDocument document, Order order, PaymentOperation operation, Seller seller) {
        this.document = document;
        this.order = order;
        this.operation = operation;
        this.seller = seller;
    }

    public Order getOrder() {
        return order;
    }

    public String getLabel() {
        return document.getLabel();
    }

    public AccountingDocument.Kind getKind() {
        return document.getKind();
    }

    /** The label of the document that this one corrects; null if none or not known. */
    public String getCorrects() {
        return document.getCorrects();
    }

    public OffsetDateTime getIssuedAt() {
        return document.getIssuedAt();
    }

    /** The seller when the document was issued, or today if it was not recorded then. */
    public Seller getSeller() {
        return seller;
    }

    /** The payment method in the provider's term; null if not known. */
    public String getMethod() {
        return operation.getMethod() == null ? order.getPaymentMethod() : operation.getMethod();
    }

    /** Empty if the provider reported an amount that no lines are known for. */
    public List<TransactionLine> getLines() {
        return operation.getLines();
    }

    /** Minor units, VAT included. */
    public long getAmount() {
        return operation.getAmount();
    }

    /** The amounts and the VAT of each rate, lowest rate first. */
    public List<VatBreakdown.Part> getRates() {
        Map<VatRate, VatBreakdown.Part> rates = new EnumMap<>(VatRate.class);
        for (TransactionLine line : getLines()) {
            VatRate rate = VatRate.ofBasisPoints(line.line().vatRate());
            rates.merge(
                    rate,
                    new VatBreakdown.Part(rate, line.amount(), line.vat()),
                    (one, other) -> new VatBreakdown.Part(
                            rate, Math.addExact(one.gross(), other.gross()), Math.addExact(one.vat(), other.vat())));
        }
        return List.copyOf(rates.values());
    }

    /** Minor units. */
    public long getVat() {
        return operation.getVat();
    }

    /** Whether the buyer is a company, which a receipt has to name. */
    public boolean isOfCompany() {
        return order.getCustomerType() == CustomerType.COMPANY;
    }

    /** The buyer; null if not known. */
    public Customer getBuyer() {
        return order.getCustomer().orElse(null);
    }
}
