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

/** Holds a payment against what was offered: arithmetic only. */
final class PaymentMatcher {

    /**
     * @param paid what was offered and paid, without the provider's fee; null where nothing fits
     * @param hold what disagrees; null where something fits
     */
    record Verdict(PaymentRevision paid, PaymentReview hold) {}

    private PaymentMatcher() {}

    /**
     * @param revisions what was offered, newest first
     * @param currency of the order
     * @param feeLimit the largest fee of the provider that is accepted, in minor units
     */
    static Verdict judge(List<PaymentRevision> revisions, String currency, ProviderPayment payment, long feeLimit) {
        long expected = revisions.get(0).getAmount();
        if (!currency.equals(payment.currency())) {
            return held(ReviewReason.CURRENCY_DIFFERS, expected, payment, currency + " / " + payment.currency());
        }
        if (payment.fee() < 0 || payment.fee() > feeLimit) {
            return held(ReviewReason.FEE_TOO_LARGE, feeLimit, payment, MoneyText.write(payment.fee()));
        }
        List<PaymentRevision> sameAmount = revisions.stream()
                .filter(revision -> revision.getAmount() + payment.fee() == payment.amount())
                .toList();
        if (sameAmount.isEmpty()) {
            return held(ReviewReason.AMOUNT_DIFFERS, expected + payment.fee(), payment, "");
        }
        return newest(sameAmount, payment)
                .map(revision -> new Verdict(revision, null))
                .orElseGet(() -> held(ReviewReason.ROWS_DIFFER, expected + payment.fee(), payment, ""));
    }

    private static Optional<PaymentRevision> newest(List<PaymentRevision> sameAmount, ProviderPayment payment) {
        return sameAmount.stream()
                .filter(revision -> payment.rows().isEmpty() || covers(payment.rows(), revision.getLines()))
                .max(Comparator.comparingInt(PaymentRevision::getNumber));
    }

    /** Whether every line of ours was paid in its quantity; the provider may have added its fee as a row. */
    private static boolean covers(List<ProviderPayment.Row> rows, List<Line> lines) {
        Map<String, Integer> paid = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> String.valueOf(row.partNumber()),
                        TreeMap::new,
                        Collectors.summingInt(ProviderPayment.Row::quantity)));
        Map<String, Integer> offered = lines.stream()
                .collect(Collectors.groupingBy(Line::partNumber, TreeMap::new, Collectors.summingInt(Line::quantity)));
        return offered.entrySet().stream().allMatch(line -> line.getValue().equals(paid.get(line.getKey())))
                && paid.size() - offered.size() <= 1;
    }

    private static Verdict held(ReviewReason reason, long expected, ProviderPayment payment, String explanation) {
        return new Verdict(null, new PaymentReview(reason, expected, payment.amount(), explanation));
    }
}
