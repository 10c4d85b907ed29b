package se.kassa.returns.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.platform.jobs.ScheduledJob;
import se.kassa.platform.operations.ThrowableSummary;

/** Finds withdrawals whose money must be paid back soon. Withdrawals after the period are left to staff. */
@ApplicationScoped
public class RefundDueJob implements ScheduledJob {

    private static final Logger LOG = Logger.getLogger(RefundDueJob.class.getName());
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final int BATCH = 1000;

    /** No withdrawal is due earlier, and older ones are not looked at again. */
    private static final int YOUNGEST_DAYS = 10;

    private static final int OLDEST_DAYS = 21;

    @Inject
    private WithdrawalRepository withdrawals;

    @Inject
    private RefundDueAlerts alerts;

    @Inject
    private Clock clock;

    @Override
    public Duration pause() {
        return INTERVAL;
    }

    @Override
    public void run() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        for (long withdrawal : withdrawals.inTime(now.minusDays(OLDEST_DAYS), now.minusDays(YOUNGEST_DAYS), BATCH)) {
            try {
                alerts.raise(withdrawal);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "withdrawal={0}: no alert about its refund: {1}", new Object[] {
                    Long.toString(withdrawal), ThrowableSummary.of(e)
                });
            }
        }
    }
}
