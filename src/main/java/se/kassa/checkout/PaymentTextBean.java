package se.kassa.checkout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import se.kassa.order.Order;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.PaymentProviders;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;

/** Texts about paying. */
@Named("paymentText")
@RequestScoped
public class PaymentTextBean {

    @Inject
    private PaymentProviders providers;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private Language language;

    /** The text with this key, with the name of the provider that the order is to be paid at. */
    public String ofOrder(Order order, String key) {
        Texts texts = Texts.shop(language.getLocale());
        return attempts.open(order.getId())
                .map(attempt -> texts.about(providers.displayName(attempt.getProvider()), key))
                .orElseGet(() -> texts.get(key));
    }

    /** How one pays at the provider of new payments: the provider's own text, else a general one. */
    public String getTerms() {
        Texts texts = Texts.shop(language.getLocale());
        return texts.get(providers.forNewPayments().id() + ".terms.payment", texts.get("terms.payment.text"));
    }
}
