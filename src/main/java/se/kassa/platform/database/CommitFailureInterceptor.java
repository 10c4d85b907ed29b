package se.kassa.platform.database;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionalException;
import java.io.Serializable;

/**
 * Makes a transaction that fails at its commit fail alike on every server. WildFly lets the checked
 * {@link RollbackException} through, past every {@code catch (RuntimeException)}; here it becomes what the annotation's
 * specification has for it, with the same cause.
 */
abstract class CommitFailureInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @AroundInvoke
    Object tell(InvocationContext invocation) throws Exception {
        try {
            return invocation.proceed();
        } catch (RollbackException e) {
            throw new TransactionalException(e.getMessage(), e);
        }
    }
}
