package se.kassa.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRepository;
import se.kassa.alert.AlertService;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;

/** Raises an alert once for each authorisation that expires soon. Each alert is one transaction, under the order lock. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class AuthorisationExpiryAlerts {

    /** How long before the expiry the alert is raised. */
    static final Duration NOTICE = Duration.ofHours(48);

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private AlertService alerts;

    @Inject
    private AlertRepository repository;

    void raise(long attemptId) {
        Order order = orders.lock(attempts.get(attemptId).getOrderId());
        PaymentAttempt attempt = attempts.refreshed(attemptId);
        if (attempt.getAuthorisationExpiresAt() == null) {
            return;
        }
        String about = "expires/" + attempt.getPaymentId();
        if (!repository.wasRaised(
                AlertCause.AUTHORISATION_EXPIRES, order.getNumber().value() + "/" + about)) {
            alerts.raise(
                    order,
                    AlertCause.AUTHORISATION_EXPIRES,
                    about,
                    attempt.getAuthorisationExpiresAt().toString());
        }
    }
}
