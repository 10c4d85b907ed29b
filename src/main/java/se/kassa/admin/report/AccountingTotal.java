package se.kassa.admin.report;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.kassa.admin.report.SalesReport.LedgerLine;

/**
 * The total of ledger lines in one currency: captured minus refunded.
 *
 * @param currency ISO 4217
 * @param gross minor units, VAT included; negative where more was refunded
 * @param vat minor units
 */
public record AccountingTotal(String currency, long gross, long vat) {

    /** Minor units. */
    public long net() {
        return gross - vat;
    }

    static List<AccountingTotal> of(List<LedgerLine> ledgerLines) {
        return ledgerLines.stream()
                .map(line -> line.refund()
                        ? new AccountingTotal(line.currency(), -line.gross(), -line.vat())
                        : new AccountingTotal(line.currency(), line.gross(), line.vat()))
                .collect(Collectors.toMap(AccountingTotal::currency, line -> line, AccountingTotal::plus, TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    private AccountingTotal plus(AccountingTotal other) {
        return new AccountingTotal(currency, Math.addExact(gross, other.gross), Math.addExact(vat, other.vat));
    }
}
