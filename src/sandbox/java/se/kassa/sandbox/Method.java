package se.kassa.sandbox;

/** The payment methods, in the order that Swedish law asks for: no credit first. */
public enum Method {
    SWISH(0),
    CARD(0),
    INVOICE(2900),
    PARTPAYMENT(0);

    private final long fee;

    Method(long fee) {
        this.fee = fee;
    }

    /** Whether a company can pay this way. */
    public boolean isForCompanies() {
        return this == CARD || this == INVOICE;
    }

    /** What Ecster adds to the order, in minor units. */
    public long fee() {
        return fee;
    }
}
