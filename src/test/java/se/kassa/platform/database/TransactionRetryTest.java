package se.kassa.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransactionRetryTest {

    private final AtomicInteger tries = new AtomicInteger();

    private String failing(int howOften, RuntimeException how) {
        if (tries.incrementAndGet() <= howOften) {
            throw how;
        }
        return "done";
    }

    static Stream<RuntimeException> conflicts() {
        return Stream.of(
                new OptimisticLockException(),
                new TransactionalException("commit", new OptimisticLockException()),
                new PersistenceException(new SQLException("deadlock", "40P01")),
                new PersistenceException(new SQLException("serialization", "40001")),
                new PersistenceException(new SQLException("lock", "HYT00")));
    }

    @ParameterizedTest
    @MethodSource("conflicts")
    void conflictingTransactionIsRepeated(RuntimeException conflict) {
        assertThat(TransactionRetry.run(() -> failing(3, conflict))).isEqualTo("done");
        assertThat(tries).hasValue(4);
    }

    @Test
    void repetitionsAreLimited() {
        assertThatThrownBy(() -> TransactionRetry.run(() -> failing(100, new OptimisticLockException())))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(tries).hasValue(4);
    }

    @Test
    void otherErrorsAreNotRepeated() {
        RuntimeException broken = new PersistenceException(new SQLException("unique", "23505"));
        assertThatThrownBy(() -> TransactionRetry.run(() -> failing(1, broken))).isSameAs(broken);
        assertThat(tries).hasValue(1);
    }

    @Test
    void anyOtherFailureIsRepeatedTwiceUnlessItIsFinal() {
        RuntimeException broken = new PersistenceException(new SQLException("unique", "23505"));
        assertThat(TransactionRetry.runUnless(failure -> false, () -> failing(2, broken)))
                .isEqualTo("done");
        assertThat(tries).hasValue(3);
        tries.set(0);
        assertThatThrownBy(() -> TransactionRetry.runUnless(failure -> false, () -> failing(3, broken)))
                .isSameAs(broken);
        assertThat(tries).hasValue(3);
        tries.set(0);
        assertThatThrownBy(() -> TransactionRetry.runUnless(failure -> failure == broken, () -> failing(1, broken)))
                .isSameAs(broken);
        assertThat(tries).hasValue(1);
    }

    @Test
    void errorIsNotRepeated() {
        Error stop = new Error("stop");
        for (Consumer<Supplier<Object>> retry : List.<Consumer<Supplier<Object>>>of(
                TransactionRetry::run, work -> TransactionRetry.runUnless(failure -> false, work))) {
            tries.set(0);
            assertThatThrownBy(() -> retry.accept(() -> {
                        tries.incrementAndGet();
                        throw stop;
                    }))
                    .isSameAs(stop);
            assertThat(tries).hasValue(1);
        }
    }
}
