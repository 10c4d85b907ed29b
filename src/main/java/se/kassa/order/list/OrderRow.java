package se.kassa.order.list;

import java.time.OffsetDateTime;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.PaymentState;
import se.kassa.order.RefundState;
import se.kassa.order.ReviewReason;

/**
 * A row of the order list.
 *
 * @param shippingMethod code of the shipping method; null if unknown
 */
public record OrderRow(
        long id,
        String number,
        OffsetDateTime createdAt,
        OffsetDateTime paidAt,
        FulfilmentStage stage,
        Payment payment,
        Customer customer,
        Amounts amounts,
        String shippingMethod) {

    /**
     * @param method payment method in the payment provider's term; null until known
     * @param reviewReason null if the payment is not in review
     */
    public record Payment(PaymentState state, String method, ReviewReason reviewReason) {}

    /**
     * @param name first and last name; may be empty
     * @param company null for a private customer
     * @param email may be null
     * @param country delivery country; may be empty
     */
    public record Customer(String name, String company, String email, String country, boolean business) {}

    /**
     * Amounts in minor units.
     *
     * @param amount the order amount, VAT included
     */
    public record Amounts(String currency, long amount, long captured, long refunded) {

        public RefundState refund() {
            return RefundState.of(captured, refunded);
        }
    }
}
