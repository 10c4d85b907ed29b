package se.kassa.payment.notification;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import se.kassa.platform.database.AutoCommitJdbc;

/** Commits the first statement and fails all the same, as when the connection breaks at that moment. */
class LostFirstResponse extends AutoCommitJdbc {

    private final AutoCommitJdbc real;
    private final AtomicBoolean lost = new AtomicBoolean();

    LostFirstResponse(AutoCommitJdbc real) {
        this.real = real;
    }

    @Override
    public <T> T execute(Statement<T> statement) {
        T result = real.execute(statement);
        if (lost.compareAndSet(false, true)) {
            throw new IllegalStateException(new SQLException("The answer got lost"));
        }
        return result;
    }
}
