package se.kassa.ecster;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import se.kassa.platform.database.PlainTransactions;

/** Commits the first statement and fails all the same, as when the connection breaks at that moment. */
class LosesTheFirstAnswer extends PlainTransactions {

    private final PlainTransactions real;
    private final AtomicBoolean lost = new AtomicBoolean();

    LosesTheFirstAnswer(PlainTransactions real) {
        this.real = real;
    }

    @Override
    public <T> T alone(Work<T> statement) {
        T result = real.alone(statement);
        if (lost.compareAndSet(false, true)) {
            throw new IllegalStateException(new SQLException("The answer got lost"));
        }
        return result;
    }
}
