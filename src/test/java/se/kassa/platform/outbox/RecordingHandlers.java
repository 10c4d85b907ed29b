package se.kassa.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Handlers that record their deliveries, and fail as their subjects say. */
public final class RecordingHandlers {

    private RecordingHandlers() {}

    /** May be delivered again. */
    @ApplicationScoped
    public static class Patient implements OutboxHandler {

        private final List<String> delivered = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "patient";
        }

        @Override
        public void deliver(OutboxDelivery delivery) {
            delivered.add(delivery.id());
            if ("fails once".equals(delivery.subject()) && times(delivery.id()) == 1) {
                throw new IllegalStateException("not in the mood");
            }
            if ("is refused once".equals(delivery.subject()) && times(delivery.id()) == 1) {
                throw new DeliveryException(DeliveryException.Kind.REJECTED, "nobody lives here", null);
            }
        }

        /** How often a fact was delivered to it. */
        public long times(String fact) {
            return delivered.stream().filter(fact::equals).count();
        }
    }

    /** May not be delivered again when the outcome is unknown. */
    @ApplicationScoped
    public static class Cautious implements OutboxHandler {

        private final List<String> delivered = new CopyOnWriteArrayList<>();
        private final List<String> ends = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "cautious";
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public void deliver(OutboxDelivery delivery) {
            delivered.add(delivery.id());
            if ("breaks".equals(delivery.subject())) {
                throw new IllegalStateException("in the middle");
            }
        }

        @Override
        public void ended(OutboxDelivery delivery, DeliveryOutcome outcome, String explanation) {
            ends.add(delivery.id() + " " + outcome);
        }

        public List<String> delivered() {
            return delivered;
        }

        public List<String> ends() {
            return ends;
        }
    }
}
