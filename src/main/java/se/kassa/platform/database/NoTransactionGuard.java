package se.kassa.platform.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Enforces the rule that no network call is made while a database transaction is open. */
@ApplicationScoped
public class NoTransactionGuard {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    /** @throws IllegalStateException if a transaction is open */
    public void check() {
        if (transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("A network call may not be made inside a database transaction");
        }
    }
}
