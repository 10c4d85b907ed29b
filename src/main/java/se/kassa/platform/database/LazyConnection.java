package se.kassa.platform.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A connection proxy for the container's pool. It acquires a real connection on first use and releases it at the end of
 * the transaction; outside a transaction, when the last statement is closed. The container controls commit and
 * rollback; the connection source controls the number of connections, time-outs and validation.
 */
final class LazyConnection implements InvocationHandler {

    /** Source of real connections. */
    interface ConnectionSource {
        Connection acquire() throws SQLException;
    }

    private static final Logger LOG = Logger.getLogger(LazyConnection.class.getName());
    private static final String CLOSED = "08003";

    private final ConnectionSource source;
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private Connection real;
    private boolean autoCommit = true;
    private boolean readOnly;
    private int isolation = Connection.TRANSACTION_READ_COMMITTED;
    private boolean closed;

    private LazyConnection(ConnectionSource source) {
        this.source = source;
    }

    static Connection of(ConnectionSource source) {
        return proxy(Connection.class, new LazyConnection(source));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(LazyConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public synchronized Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "Borrowed " + real;
            case "isClosed" -> closed;
            case "close" -> close();
            case "getAutoCommit" -> autoCommit;
            case "setAutoCommit" -> setAutoCommit((Boolean) arguments[0]);
            case "isReadOnly" -> readOnly;
            case "setReadOnly" -> setReadOnly((Boolean) arguments[0]);
            case "getTransactionIsolation" -> isolation;
            case "setTransactionIsolation" -> setIsolation((Integer) arguments[0]);
            case "commit" -> end(Connection::commit);
            case "rollback" -> arguments == null ? end(Connection::rollback) : onReal(method, arguments);
            case "getWarnings", "clearWarnings" -> real == null ? null : onReal(method, arguments);
            case "getMetaData" ->
                proxy(DatabaseMetaData.class, (self, asked, about) -> metaData((Connection) proxy, asked, about));
            default -> onReal(method, arguments);
        };
    }

    /** An action on the real connection. */
    private interface ConnectionAction {
        void on(Connection connection) throws SQLException;
    }

    private Object end(ConnectionAction action) throws SQLException {
        if (real != null) {
            try {
                action.on(real);
            } catch (SQLException e) {
                DatabaseOutage.record(e);
                throw e;
            } finally {
                release();
            }
        }
        return null;
    }

    private Object setAutoCommit(boolean value) throws SQLException {
        releaseIfLost();
        if (value != autoCommit && real != null) {
            real.setAutoCommit(value);
        }
        autoCommit = value;
        releaseIfIdle();
        return null;
    }

    private Object setReadOnly(boolean value) throws SQLException {
        releaseIfLost();
        if (real != null) {
            real.setReadOnly(value);
        }
        readOnly = value;
        return null;
    }

    private Object setIsolation(int value) throws SQLException {
        releaseIfLost();
        if (real != null) {
            real.setTransactionIsolation(value);
        }
        isolation = value;
        return null;
    }

    private Object close() throws SQLException {
        closed = true;
        if (real != null && !autoCommit) {
            end(Connection::rollback);
        }
        release();
        return null;
    }

    private Object onReal(Method method, Object[] arguments) throws Throwable {
        connect();
        try {
            return tracked(call(real, method, arguments), method.getReturnType());
        } finally {
            releaseIfIdle();
        }
    }

    private synchronized Object metaData(Connection own, Method method, Object[] arguments) throws Throwable {
        if (method.getReturnType() == Connection.class) {
            return own;
        }
        connect();
        try {
            return tracked(call(real.getMetaData(), method, arguments), method.getReturnType());
        } finally {
            releaseIfIdle();
        }
    }

    /** Outside a transaction, an open statement or result set keeps the connection. */
    private Object tracked(Object result, Class<?> type) {
        if (!autoCommit || !(result instanceof Statement || result instanceof ResultSet)) {
            return result;
        }
        open.add(result);
        return proxy(type, (self, method, arguments) -> switch (method.getName()) {
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            case "close" -> closeTracked(result, method);
            default -> call(result, method, arguments);
        });
    }

    private synchronized Object closeTracked(Object tracked, Method close) throws Throwable {
        try {
            return call(tracked, close, null);
        } finally {
            open.remove(tracked);
            releaseIfIdle();
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            DatabaseOutage.record(e.getCause());
            throw e.getCause();
        }
    }

    private void connect() throws SQLException {
        if (closed) {
            throw new SQLException("The connection is closed", CLOSED);
        }
        releaseIfLost();
        if (real == null) {
            real = source.acquire();
            try {
                prepare(real);
            } catch (SQLException e) {
                release();
                throw e;
            }
        }
    }

    /**
     * Releases a real connection that the source has closed after a failure, while a statement that was never closed
     * still holds it.
     *
     * @throws SQLException in a transaction, whose earlier statements are lost with the connection
     */
    private void releaseIfLost() throws SQLException {
        if (real != null && real.isClosed()) {
            if (!autoCommit) {
                throw new SQLException("The connection was lost during the transaction", CLOSED);
            }
            release();
        }
    }

    private void prepare(Connection connection) throws SQLException {
        if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
            connection.setTransactionIsolation(isolation);
        }
        if (readOnly) {
            connection.setReadOnly(true);
        }
        if (!autoCommit) {
            connection.setAutoCommit(false);
        }
    }

    private void releaseIfIdle() {
        if (autoCommit && open.isEmpty()) {
            release();
        }
    }

    private void release() {
        Connection released = real;
        real = null;
        open.clear();
        if (released != null) {
            try (released) {
                if (!released.getAutoCommit()) {
                    released.setAutoCommit(true);
                }
            } catch (SQLException e) {
                LOG.log(Level.FINE, "A connection was broken when it was given back", e);
            }
        }
    }
}
