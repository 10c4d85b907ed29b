package se.kassa.checkout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import se.kassa.payment.PaymentProviders;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;

/** Texts about paying at the provider of new payments. */
@Named("paymentText")
@RequestScoped
public class PaymentTextBean {

    @Inject
    private PaymentProviders providers;

    @Inject
    private Language language;

    /** How one pays: the provider's own text, else a general one. */
    public String getTerms() {
        Texts texts = Texts.shop(language.getLocale());
        return texts.get(providers.forNewPayments().id() + ".terms.payment", texts.get("terms.payment.text"));
    }
}
