package se.kassa.payment.notification;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import se.kassa.platform.database.AutoCommitJdbc;

/** Has two transactions wait for each other before either inserts anything. */
class ConcurrentInserts extends AutoCommitJdbc {

    private static final int PATIENCE_SECONDS = 30;

    private final AutoCommitJdbc real;
    private final CountDownLatch both = new CountDownLatch(2);

    ConcurrentInserts(AutoCommitJdbc real) {
        this.real = real;
    }

    @Override
    public <T> T execute(Statement<T> work) {
        return real.execute(connection -> work.on(meeting(connection)));
    }

    private Connection meeting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && ((String) arguments[0]).startsWith("insert")) {
                        both.countDown();
                        both.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
