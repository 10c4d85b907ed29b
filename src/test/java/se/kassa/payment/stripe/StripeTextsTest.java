package se.kassa.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.platform.i18n.Texts;

/** The words of Stripe's that staff and shoppers read. */
class StripeTextsTest {

    private static final Locale[] LANGUAGES = {Locale.forLanguageTag("sv"), Locale.ENGLISH};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open",
                "complete",
                "expired",
                "requires_payment_method",
                "requires_confirmation",
                "requires_action",
                "processing",
                "requires_capture",
                "succeeded",
                "canceled",
                "automatic",
                "pending",
                "failed",
                "checkout.session.completed",
                "checkout.session.async_payment_succeeded",
                "checkout.session.async_payment_failed",
                "checkout.session.expired",
                "payment_intent.amount_capturable_updated",
                "payment_intent.succeeded",
                "payment_intent.payment_failed",
                "payment_intent.canceled",
                "charge.refunded",
                "refund.created",
                "refund.updated",
                "refund.failed",
                "charge.dispute.created"
            })
    void wordsAndEventsHaveTexts(String word) {
        String key = word.replace('.', '_');
        for (Locale language : LANGUAGES) {
            assertThat(Texts.admin(language).containsKey("stripe.status." + key))
                    .isTrue();
            assertThat(Texts.admin(language).containsKey("ecster.status." + key))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"card", "swish", "klarna", "billie"})
    void methodsHaveTexts(String method) {
        assertThat(StripeMethods.ALL).contains(method).hasSize(4);
        for (Locale language : LANGUAGES) {
            assertThat(Texts.admin(language).containsKey("method." + method)).isTrue();
            assertThat(Texts.shop(language).containsKey("method." + method)).isTrue();
        }
    }
}
