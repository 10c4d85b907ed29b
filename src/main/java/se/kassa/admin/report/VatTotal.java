package se.kassa.admin.report;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sales and refunds of a period in one currency at one VAT rate, or at all.
 *
 * @param vatRate basis points; 0 for a sum of all rates
 * @param sold minor units, VAT included
 * @param soldVat minor units
 * @param refunded minor units, VAT included; positive
 * @param refundedVat minor units; positive
 */
public record VatTotal(String currency, int vatRate, long sold, long soldVat, long refunded, long refundedVat) {

    /** 25 for 25 %. */
    public int percent() {
        return vatRate / 100;
    }

    /** Sold less refunded, VAT included, in minor units. */
    public long gross() {
        return Math.subtractExact(sold, refunded);
    }

    /** The VAT to declare, in minor units. */
    public long vat() {
        return Math.subtractExact(soldVat, refundedVat);
    }

    /** The taxable amount, in minor units. */
    public long net() {
        return gross() - vat();
    }

    /** Adds another of the same currency; the rate is that of this one. */
    VatTotal plus(VatTotal other) {
        return new VatTotal(
                currency,
                vatRate,
                Math.addExact(sold, other.sold),
                Math.addExact(soldVat, other.soldVat),
                Math.addExact(refunded, other.refunded),
                Math.addExact(refundedVat, other.refundedVat));
    }

    /** One per currency, ordered by it. */
    static List<VatTotal> sums(List<VatTotal> rates) {
        return rates.stream()
                .collect(Collectors.toMap(
                        VatTotal::currency,
                        rate -> new VatTotal(rate.currency, 0, 0, 0, 0, 0).plus(rate),
                        VatTotal::plus,
                        TreeMap::new))
                .values()
                .stream()
                .toList();
    }
}
