package se.kassa.sandbox.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import se.kassa.sandbox.SandboxClock;
import se.kassa.sandbox.Store;
import se.kassa.sandbox.TimedWork;

/** Lets sessions expire, authorisations run out, and refunds arrive. */
@ApplicationScoped
public class StripeTime implements TimedWork {

    @Inject
    private Store transactions;

    @Inject
    private StripeStore store;

    @Inject
    private CheckoutSessions sessions;

    @Inject
    private PaymentIntents intents;

    @Inject
    private StripeRefunds refunds;

    @Inject
    private SandboxClock clock;

    @Override
    public void doWhatIsDue() {
        if (!store.due(clock.now().toEpochSecond()).isEmpty()) {
            transactions.write(() -> {
                // Read again: a request may have been first.
                List<StripeObject> due = store.due(clock.now().toEpochSecond());
                due.forEach(this::change);
                return due;
            });
        }
    }

    private void change(StripeObject due) {
        switch (due.kind()) {
            case CheckoutSessions.KIND -> sessions.expire(due);
            case PaymentIntents.KIND -> intents.expire(due);
            case StripeRefunds.KIND -> refunds.succeed(due);
            default -> throw new IllegalStateException("Nothing is due of a " + due.kind());
        }
    }
}
