package se.kassa.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;

/** The open review of a payment that does not match its order, with both amounts in minor units. */
@Embeddable
public class PaymentReview implements Serializable {

    private static final long serialVersionUID = 1L;

    @Enumerated(EnumType.STRING)
    @Column(name = "review_reason")
    private ReviewReason reason;

    @Column(name = "review_expected_amount")
    private Long expectedAmount;

    @Column(name = "review_actual_amount")
    private Long actualAmount;

    @Column(name = "review_explanation")
    private String explanation;

    @Column(name = "review_payment_id")
    private String payment;

    protected PaymentReview() {}

    /**
     * @param expectedAmount our amount, in minor units
     * @param actualAmount the payment provider's amount, in minor units
     * @param explanation language-neutral details: SKUs, a country, a date; may be empty
     */
    public PaymentReview(ReviewReason reason, long expectedAmount, long actualAmount, String explanation) {
        this.reason = reason;
        this.expectedAmount = expectedAmount;
        this.actualAmount = actualAmount;
        this.explanation = explanation;
    }

    public ReviewReason getReason() {
        return reason;
    }

    public Long getExpectedAmount() {
        return expectedAmount;
    }

    public Long getActualAmount() {
        return actualAmount;
    }

    public String getExplanation() {
        return explanation;
    }

    /** Reason and details, for logs and alerts. */
    public String summary() {
        return explanation.isEmpty() ? reason.name() : reason + ": " + explanation;
    }

    /** The provider's id of the payment; null if unknown. */
    public String getPayment() {
        return payment;
    }

    /** Sets the provider's id of the payment. */
    public PaymentReview of(String paymentId) {
        payment = paymentId;
        return this;
    }

    boolean sameAs(PaymentReview other) {
        return other != null
                && reason == other.reason
                && expectedAmount.equals(other.expectedAmount)
                && actualAmount.equals(other.actualAmount);
    }
}
