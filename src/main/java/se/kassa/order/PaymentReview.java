package se.kassa.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;

/** A payment that is not believed yet, with the figures that disagree in minor units. */
@Embeddable
public class PaymentReview implements Serializable {

    private static final long serialVersionUID = 1L;

    @Enumerated(EnumType.STRING)
    @Column(name = "hold_reason")
    private ReviewReason reason;

    @Column(name = "hold_expected")
    private Long expectedAmount;

    @Column(name = "hold_actual")
    private Long actualAmount;

    @Column(name = "hold_explanation")
    private String explanation;

    @Column(name = "hold_payment")
    private String payment;

    protected PaymentReview() {}

    /**
     * @param expectedAmount ours, in minor units
     * @param actualAmount the payment provider's, in minor units
     * @param explanation what there is to add, in no language: product numbers, a country, a day; may be empty
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

    /** The reason and what there is to add, for logs and alarms. */
    public String inShort() {
        return explanation.isEmpty() ? reason.name() : reason + ": " + explanation;
    }

    /** The payment that is held, by the provider's id; null where it was not told. */
    public String getPayment() {
        return payment;
    }

    /** Names the payment that is held, by the provider's id. */
    public PaymentReview of(String providerOrderId) {
        payment = providerOrderId;
        return this;
    }

    boolean sameAs(PaymentReview other) {
        return other != null
                && reason == other.reason
                && expectedAmount.equals(other.expectedAmount)
                && actualAmount.equals(other.actualAmount);
    }
}
