package se.kassa.desk;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.security.enterprise.SecurityContext;

/** The one place that holds back who may only read, whichever button or forged form it was that called. */
@WorksOrders
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class DeskGuard {

    @Inject
    private SecurityContext security;

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        if (!security.isCallerInRole(Role.DESK.group())) {
            throw new ForbiddenException(call.getMethod().getName());
        }
        return call.proceed();
    }
}
