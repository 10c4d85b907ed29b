package se.kassa.accounting.sie;

import java.time.LocalDate;
import se.kassa.accounting.AccountingDocument.Kind;

/**
 * The sum of the receipts, or of the credit notes, of a day at one VAT rate through one provider.
 *
 * @param provider the id of the payment provider; null if not known
 * @param vatRate basis points
 * @param gross minor units, VAT included; positive for each kind
 * @param vat minor units
 * @param first the lowest number among the documents
 * @param last the highest number among the documents
 */
public record Booking(
        LocalDate day, Kind kind, String provider, int vatRate, long gross, long vat, long first, long last) {

    /** 1 for what increases sales, -1 for what reduces them. */
    int sign() {
        return kind.isDeduction() ? -1 : 1;
    }
}
