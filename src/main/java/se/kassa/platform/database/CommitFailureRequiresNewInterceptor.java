package se.kassa.platform.database;

import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;

/** Wraps the container's own interceptor, which has priority 200. */
@Interceptor
@Transactional(Transactional.TxType.REQUIRES_NEW)
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class CommitFailureRequiresNewInterceptor extends CommitFailureInterceptor {

    private static final long serialVersionUID = 1L;
}
