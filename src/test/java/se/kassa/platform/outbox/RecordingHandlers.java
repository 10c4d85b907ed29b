package se.kassa.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Handlers that note what they are told, and fail as their subjects say. */
public final class RecordingHandlers {

    private RecordingHandlers() {}

    /** May be told again. */
    @ApplicationScoped
    public static class Patient implements OutboxHandler {

        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "patient";
        }

        @Override
        public void deliver(OutboxDelivery delivery) {
            told.add(delivery.id());
            if ("fails once".equals(delivery.subject()) && times(delivery.id()) == 1) {
                throw new IllegalStateException("not in the mood");
            }
            if ("is refused once".equals(delivery.subject()) && times(delivery.id()) == 1) {
                throw new DeliveryException(DeliveryException.Kind.REJECTED, "nobody lives here", null);
            }
        }

        /** How often it was told of a fact. */
        public long times(String fact) {
            return told.stream().filter(fact::equals).count();
        }
    }

    /** May not be told again when nobody knows what came of it. */
    @ApplicationScoped
    public static class Cautious implements OutboxHandler {

        private final List<String> told = new CopyOnWriteArrayList<>();
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
            told.add(delivery.id());
            if ("breaks".equals(delivery.subject())) {
                throw new IllegalStateException("in the middle");
            }
        }

        @Override
        public void ended(OutboxDelivery delivery, DeliveryOutcome outcome, String explanation) {
            ends.add(delivery.id() + " " + outcome);
        }

        public List<String> told() {
            return told;
        }

        public List<String> ends() {
            return ends;
        }
    }
}
