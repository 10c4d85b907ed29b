package se.kassa.returns.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.platform.jobs.ScheduledJob;
import se.kassa.platform.operations.ThrowableSummary;

/** Finds withdrawals whose money must be paid back soon. Withdrawals after the period are left to staff. */
@ApplicationScoped
public class RefundDueJob implements ScheduledJob {

    private static final Logger LOG = Logger.getLogger(RefundDueJob.class.getName());
    private static final Duration INTERVAL = Duration.ofHours(1);
    static final int BATCH = 200;

    /** Younger withdrawals are not due: a day less than the days to the alert, since the job compares times, not days. */
    private static final int YOUNGEST_DAYS = WithdrawalPeriod.DAYS - WithdrawalPeriod.NOTICE_DAYS - 1;

    /** Older withdrawals have had their alert, even if no node ran for weeks. */
    private static final int OLDEST_DAYS = 60;

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
        List<Long> batch;
        long after = 0;
        do {
            batch = withdrawals.inTime(now.minusDays(OLDEST_DAYS), now.minusDays(YOUNGEST_DAYS), after, BATCH);
            for (long withdrawal : batch) {
                raise(withdrawal);
                after = withdrawal;
            }
        } while (batch.size() == BATCH);
    }

    private void raise(long withdrawal) {
        try {
            alerts.raise(withdrawal);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "withdrawal={0}: no alert about its refund: {1}", new Object[] {
                Long.toString(withdrawal), ThrowableSummary.of(e)
            });
        }
    }
}
