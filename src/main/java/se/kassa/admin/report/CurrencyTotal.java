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
public record CurrencyTotal(String currency, long gross, long vat) {

    /** Minor units. */
    public long net() {
        return gross - vat;
    }

    static List<CurrencyTotal> of(List<LedgerLine> ledgerLines) {
        return ledgerLines.stream()
                .map(line -> line.refund()
                        ? new CurrencyTotal(line.currency(), -line.gross(), -line.vat())
                        : new CurrencyTotal(line.currency(), line.gross(), line.vat()))
                .collect(Collectors.toMap(CurrencyTotal::currency, line -> line, CurrencyTotal::plus, TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    private CurrencyTotal plus(CurrencyTotal other) {
        return new CurrencyTotal(currency, Math.addExact(gross, other.gross), Math.addExact(vat, other.vat));
    }
}
