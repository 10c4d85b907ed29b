package se.kassa.payment;

/** Payments of a provider cannot be queried or changed, because its settings are missing. */
public class ProviderNotConfiguredException extends PaymentProviderException {

    private static final long serialVersionUID = 1L;

    private final String provider;

    ProviderNotConfiguredException(String provider) {
        super(Reason.MISCONFIGURED, "The payment provider " + provider + " has payments but no settings", null);
        this.provider = provider;
    }

    /** The provider's id. */
    public String provider() {
        return provider;
    }
}
