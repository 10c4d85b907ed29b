package se.kassa.payment;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.kassa.order.Line;
import se.kassa.order.PaymentReview;
import se.kassa.order.ReviewReason;
import se.kassa.platform.money.MoneyText;

/** Matches a payment against the revisions of an attempt. Pure computation. */
final class PaymentMatcher {

    /**
     * The result of matching.
     *
     * @param paid the revision that was paid; null if none matches
     * @param review why the payment needs review; null if a revision matches
     */
    record MatchResult(PaymentRevision paid, PaymentReview review) {}

    private PaymentMatcher() {}

    /**
     * Matches a payment.
     *
     * @param revisions newest first
     * @param currency of the order
     * @param feeLimit the largest accepted fee of the provider, in minor units
     */
    static MatchResult match(List<PaymentRevision> revisions, String currency, ProviderPayment payment, long feeLimit) {
        long expected = revisions.get(0).getAmount();
        if (!currency.equals(payment.amounts().currency())) {
            return review(
                    ReviewReason.CURRENCY_DIFFERS,
                    expected,
                    payment,
                    currency + " / " + payment.amounts().currency());
        }
        if (payment.amounts().fee() < 0 || payment.amounts().fee() > feeLimit) {
            return review(
                    ReviewReason.FEE_TOO_LARGE,
                    feeLimit,
                    payment,
                    MoneyText.write(payment.amounts().fee()));
        }
        List<PaymentRevision> sameAmount = revisions.stream()
                .filter(revision -> revision.getAmount() + payment.amounts().fee()
                        == payment.amounts().authorised())
                .toList();
        if (sameAmount.isEmpty()) {
            return review(
                    ReviewReason.AMOUNT_DIFFERS, expected + payment.amounts().fee(), payment, "");
        }
        return newest(sameAmount, payment)
                .map(revision -> new MatchResult(revision, null))
                .orElseGet(() -> review(
                        ReviewReason.LINES_DIFFER, expected + payment.amounts().fee(), payment, ""));
    }

    private static Optional<PaymentRevision> newest(List<PaymentRevision> sameAmount, ProviderPayment payment) {
        return sameAmount.stream()
                .filter(revision -> payment.rows().isEmpty() || covers(payment.rows(), revision.getLines()))
                .max(Comparator.comparingInt(PaymentRevision::getNumber));
    }

    /** Whether every line was paid in its quantity; the provider may have added one row for its fee. */
    private static boolean covers(List<ProviderPayment.Row> rows, List<Line> lines) {
        Map<String, Integer> paid = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> String.valueOf(row.sku()),
                        TreeMap::new,
                        Collectors.summingInt(ProviderPayment.Row::quantity)));
        Map<String, Integer> offered = lines.stream()
                .collect(Collectors.groupingBy(Line::sku, TreeMap::new, Collectors.summingInt(Line::quantity)));
        return offered.entrySet().stream().allMatch(line -> line.getValue().equals(paid.get(line.getKey())))
                && paid.size() - offered.size() <= 1;
    }

    private static MatchResult review(ReviewReason reason, long expected, ProviderPayment payment, String explanation) {
        return new MatchResult(
                null, new PaymentReview(reason, expected, payment.amounts().authorised(), explanation));
    }
}
