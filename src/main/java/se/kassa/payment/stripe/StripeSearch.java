package se.kassa.payment.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import se.kassa.payment.PaymentSearch;

/** Finds payments by the reference in their metadata, and lists Checkout Sessions by the time of their creation. */
@ApplicationScoped
class StripeSearch implements PaymentSearch {

    /** Usually a minute, in outages up to an hour (Stripe's documentation of the search). */
    private static final Duration DELAY = Duration.ofHours(1);

    @Inject
    private StripeClient client;

    @Inject
    private StripeSettings settings;

    @Override
    public List<String> byReference(String reference) {
        String quoted = reference.replace("\\", "\\\\").replace("'", "\\'");
        Map<String, String> query =
                Map.of("query", "metadata['" + StripePaymentMapper.REFERENCE + "']:'" + quoted + "'");
        return StripePages.found(client::searchPaymentIntents, query).objects().stream()
                .filter(intent -> reference.equals(intent.object("metadata").text(StripePaymentMapper.REFERENCE)))
                .map(intent -> intent.text("id"))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Page list(OffsetDateTime from, OffsetDateTime to) {
        StripePages sessions = StripePages.all(
                client::sessions,
                Map.of(
                        "created[gte]",
                        Long.toString(from.toEpochSecond()),
                        "created[lt]",
                        Long.toString(to.toEpochSecond() + 1),
                        "expand[]",
                        "data.payment_intent"));
        return new Page(
                sessions.objects().stream()
                        .map(StripePaymentMapper::summary)
                        .flatMap(Optional::stream)
                        .toList(),
                sessions.complete());
    }

    @Override
    public Duration delay() {
        return DELAY;
    }

    @Override
    public Duration interval() {
        return settings.reconciliationInterval();
    }
}
