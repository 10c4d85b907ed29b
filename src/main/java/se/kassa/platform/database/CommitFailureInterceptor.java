package se.kassa.platform.database;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionalException;
import java.io.Serializable;

/**
 * Makes a failed commit throw the same exception on every server. WildFly throws the checked {@link RollbackException},
 * past every {@code catch (RuntimeException)}; it is translated to the {@link TransactionalException} that the
 * specification requires, with the same cause.
 */
abstract class CommitFailureInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @AroundInvoke
    Object translate(InvocationContext invocation) throws Exception {
        try {
            return invocation.proceed();
        } catch (RollbackException e) {
            throw new TransactionalException(e.getMessage(), e);
        }
    }
}
