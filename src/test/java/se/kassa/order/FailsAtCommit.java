package se.kassa.order;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

/** A service whose first transaction, of each kind, finds out at its commit that another one was faster. */
@ApplicationScoped
public class FailsAtCommit {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry registry;

    private int tries;
    private int triesApart;

    /** Returns which try it is. */
    @Transactional
    public int save() {
        return loseFirst(++tries);
    }

    /** Returns which try it is. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public int saveApart() {
        return loseFirst(++triesApart);
    }

    private int loseFirst(int tried) {
        if (tried == 1) {
            registry.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    throw new OptimisticLockException("Changed meanwhile");
                }

                @Override
                public void afterCompletion(int status) {
                    // Nothing is left to do.
                }
            });
        }
        return tried;
    }
}
