package se.kassa.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.platform.jobs.ScheduledJob;
import se.kassa.platform.operations.ThrowableSummary;

/** Finds authorisations that expire soon and have not been captured. */
@ApplicationScoped
public class AuthorisationExpiryJob implements ScheduledJob {

    private static final Logger LOG = Logger.getLogger(AuthorisationExpiryJob.class.getName());
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final int BATCH = 500;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private AuthorisationExpiryAlerts alerts;

    @Inject
    private Clock clock;

    @Override
    public Duration pause() {
        return INTERVAL;
    }

    @Override
    public void run() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        for (long attempt : attempts.expiring(now, now.plus(AuthorisationExpiryAlerts.NOTICE), BATCH)) {
            try {
                alerts.raise(attempt);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "attempt={0}: no alert about its expiry: {1}", new Object[] {
                    Long.toString(attempt), ThrowableSummary.of(e)
                });
            }
        }
    }
}
