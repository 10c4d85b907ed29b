package se.kassa.admin.account;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import se.kassa.admin.Caller;

/** Enforces the role {@code staff} for every annotated method, however it was invoked. */
@RequiresStaff
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class StaffRoleInterceptor {

    @Inject
    private Caller caller;

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        if (!caller.has(Role.STAFF)) {
            throw new AccessDeniedException(call.getMethod().getName());
        }
        return call.proceed();
    }
}
