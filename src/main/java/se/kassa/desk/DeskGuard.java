package se.kassa.desk;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** The one place that holds back who may only read, whichever button or forged form it was that called. */
@WorksOrders
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class DeskGuard {

    @Inject
    private Caller caller;

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        if (!caller.has(Role.DESK)) {
            throw new ForbiddenException(call.getMethod().getName());
        }
        return call.proceed();
    }
}
