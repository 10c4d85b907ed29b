package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import se.kassa.order.Order;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.PaymentState;
import se.kassa.order.SystemActors;
import se.kassa.payment.reconciliation.ProviderResponses;

/**
 * Whatever the order and however often notifications come, shoppers return and staff query, and however long answers
 * travel: in the end the order is in the state that the provider reported last.
 */
class PaymentConsistencyTest {

    /** What may happen next; a number picks which query it happens to. */
    private enum Move {
        /** The provider changes the payment, and will notify. */
        PROVIDER_CHANGES,
        /** A notification arrives, one that was not heard yet or one that comes again. */
        NOTIFICATION,
        /** A notification about a payment that is not ours arrives. */
        LYING_NOTIFICATION,
        SHOPPER_RETURNS,
        STAFF_REFRESHES,
        /** Somebody takes a sequenceNumber and sends a query. */
        QUESTION_LEAVES,
        /** The provider looks at a query that is under way. */
        PROVIDER_LOOKS,
        /** The answer to a query that is under way arrives. */
        ANSWER_ARRIVES
    }

    private record Step(Move move, PaymentState state, int which) {}

    /** A query on its way, and the provider's answer to it once it has looked. */
    private static final class Travelling {
        private final ProviderResponses.PaymentQuery query;
        private ProviderPayment answer;
        private int version;

        Travelling(ProviderResponses.PaymentQuery query) {
            this.query = query;
        }
    }

    /** One order, its one payment, and what is under way between them. */
    private static final class Play {
        private final PaymentFixture till = new PaymentFixture();
        private final Order order = till.place();
        private final long attempt = till.attempt(order).getId();
        private final String reference = till.attempt(order).getReference();
        private final String payment = till.provider.pay(reference, PaymentState.PENDING, PaymentFixture.PRICE);
        private final String foreign =
                till.provider.pay("another shop's", PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        private final List<Travelling> travelling = new ArrayList<>();
        /** Counts the provider's changes; and the one that the shop knew of last. */
        private int version;

        private int known;

        void make(Step step) {
            switch (step.move()) {
                case PROVIDER_CHANGES -> {
                    till.provider.change(payment, step.state());
                    version++;
                }
                case NOTIFICATION -> ask(payment, SystemActors.PROVIDER);
                case LYING_NOTIFICATION -> ask(foreign, SystemActors.PROVIDER);
                case SHOPPER_RETURNS -> ask(payment, SystemActors.SHOPPER);
                case STAFF_REFRESHES -> ask(null, "anna");
                case QUESTION_LEAVES -> travelling.add(new Travelling(till.responses.open(attempt)));
                case PROVIDER_LOOKS -> pick(step).forEach(this::look);
                case ANSWER_ARRIVES -> pick(step).forEach(this::arrive);
            }
        }

        void ask(String hint, String actor) {
            till.reconciler.query(attempt, hint, actor);
            known = version;
        }

        private List<Travelling> pick(Step step) {
            return travelling.isEmpty() ? List.of() : List.of(travelling.get(step.which() % travelling.size()));
        }

        private void look(Travelling one) {
            if (one.answer == null) {
                one.answer = till.provider.payment(payment);
                one.version = version;
            }
        }

        private void arrive(Travelling one) {
            if (one.answer == null) {
                return;
            }
            travelling.remove(one);
            switch (till.responses.apply(one.query, one.answer, SystemActors.KASSA)) {
                case OUTDATED -> ask(null, SystemActors.KASSA);
                case CHANGED -> {
                    assertThat(one.version).as("stale news undid newer news").isGreaterThanOrEqualTo(known);
                    known = one.version;
                }
                default -> {}
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Move> moves = Arbitraries.oneOf(
                Arbitraries.of(Move.class),
                Arbitraries.of(Move.PROVIDER_CHANGES, Move.QUESTION_LEAVES, Move.PROVIDER_LOOKS, Move.ANSWER_ARRIVES));
        Arbitrary<PaymentState> states =
                Arbitraries.of(PaymentState.class).filter(state -> state != PaymentState.NOT_STARTED);
        return Combinators.combine(moves, states, Arbitraries.integers().between(0, 2))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(tries = 200)
    void lastResponseWins(@ForAll("steps") List<Step> steps) {
        Play play = new Play();
        steps.forEach(play::make);
        // The last change is notified; what still travels arrives after it, however old it is.
        play.ask(play.payment, SystemActors.PROVIDER);
        List.copyOf(play.travelling).forEach(play::arrive);

        Order end = play.till.read(play.order);
        ProviderPayment last = play.till.provider.payment(play.payment);
        assertThat(end.getPaymentState()).isEqualTo(last.state());
        assertThat(end.getProviderStatus()).isEqualTo(last.status().term());
        assertThat(end.getCapturedAmount()).isEqualTo(last.amounts().captured());
        assertThat(end.isShippable()).isEqualTo(last.state().shippable());
        assertThat(end.isInReview()).isFalse();
        assertThat(end.getAmount()).isEqualTo(PaymentFixture.PRICE);
        assertThat(play.till.attempt(play.order).getPaymentId()).isEqualTo(play.payment);
        assertChangesAreChanges(play.till.history(play.order));
    }

    /** No change is recorded twice in a row. */
    private static void assertChangesAreChanges(List<OrderHistoryEntry> history) {
        List<String> changes = history.stream()
                .filter(event -> event.getType() == OrderHistoryEntry.Type.PAYMENT_CHANGED)
                .map(OrderHistoryEntry::getProviderStatus)
                .toList();
        for (int i = 1; i < changes.size(); i++) {
            assertThat(changes.get(i)).isNotEqualTo(changes.get(i - 1));
        }
    }
}
