package se.kassa.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.platform.jobs.ScheduledJob;

/** Releases reservations of orders that can no longer be paid. */
@ApplicationScoped
public class ReservationExpiryJob implements ScheduledJob {

    private static final Logger LOG = Logger.getLogger(ReservationExpiryJob.class.getName());
    private static final int BATCH = 50;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    @Inject
    private CheckoutReservations reservations;

    @Override
    public Duration pause() {
        return LOOK_EVERY;
    }

    @Override
    public void run() {
        for (long orderId : reservations.due(BATCH)) {
            try {
                reservations.lookAt(orderId);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Could not look at the reservation of order {0}: {1}", new Object[] {
                    orderId, e.toString()
                });
            }
        }
    }
}
