package se.kassa.order.list;

import java.time.OffsetDateTime;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.PaymentState;
import se.kassa.order.ReviewReason;

/**
 * An order as a list shows it.
 *
 * @param amount minor units, VAT included; so are the other amounts
 * @param method the payment provider's word; null before it is known
 * @param holdReason null where the payment is not held
 * @param customer first and last name; may be empty
 * @param company null for a person
 * @param email may be null
 * @param country of the delivery; may be empty
 */
public record OrderRow(
        long id,
        String number,
        OffsetDateTime createdAt,
        OffsetDateTime paidAt,
        FulfilmentStage stage,
        PaymentState payment,
        String method,
        ReviewReason holdReason,
        String customer,
        String company,
        String email,
        String country,
        boolean business,
        String currency,
        long amount,
        long captured,
        long refunded) {}
