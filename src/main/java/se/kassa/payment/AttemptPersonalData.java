package se.kassa.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.stream.JsonGenerator;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import se.kassa.order.ErasureObstacle;
import se.kassa.order.Order;
import se.kassa.order.privacy.JsonFieldWriter;
import se.kassa.order.privacy.PersonalDataSource;

/**
 * Payment attempts contain no personal data and are kept: accounting needs the provider's ids, which also find the
 * order after erasure.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AttemptPersonalData implements PersonalDataSource {

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private Clock clock;

    @Override
    public String name() {
        return "payments";
    }

    @Override
    public Optional<ErasureObstacle> unfinished(Order order) {
        boolean mayCome =
                order.getPaidAt() == null && attempts.mayStillBePaid(order.getId(), OffsetDateTime.now(clock));
        return mayCome ? Optional.of(ErasureObstacle.PAYMENT_POSSIBLE) : Optional.empty();
    }

    @Override
    public long count(Order order) {
        return attempts.of(order.getId()).size();
    }

    @Override
    public void write(Order order, JsonGenerator json) {
        for (PaymentAttempt attempt : attempts.of(order.getId())) {
            json.writeStartObject();
            new JsonFieldWriter(json)
                    .field("reference", attempt.getReference())
                    .field("payment", attempt.getPaymentId())
                    .field("status", attempt.getProviderStatus());
            json.writeEnd();
        }
    }

    @Override
    public void erase(Order order) {
        attempts.of(order.getId()).stream()
                .map(PaymentAttempt::getPaymentId)
                .filter(Objects::nonNull)
                .forEach(order::addSearchTerm);
    }
}
