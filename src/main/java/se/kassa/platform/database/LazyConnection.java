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
 * A connection as the container's pool keeps it: an empty envelope between transactions. It borrows a real connection at
 * its first use, and gives it back when the transaction ends; outside of one, when the last statement is closed. So the
 * container decides on commit and rollback, and the lender on how many connections there are, how long they are waited
 * for, and whether one still works.
 */
final class LazyConnection implements InvocationHandler {

    /** Where real connections come from. */
    interface Lender {
        Connection lend() throws SQLException;
    }

    private static final Logger LOG = Logger.getLogger(LazyConnection.class.getName());
    private static final String CLOSED = "08003";

    private final Lender lender;
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private Connection real;
    private boolean autoCommit = true;
    private boolean readOnly;
    private int isolation = Connection.TRANSACTION_READ_COMMITTED;
    private boolean closed;

    private LazyConnection(Lender lender) {
        this.lender = lender;
    }

    static Connection of(Lender lender) {
        return proxy(Connection.class, new LazyConnection(lender));
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

    /** Something to do with a real connection. */
    private interface Act {
        void on(Connection connection) throws SQLException;
    }

    private Object end(Act act) throws SQLException {
        if (real != null) {
            try {
                act.on(real);
            } catch (SQLException e) {
                DatabaseOutage.note(e);
                throw e;
            } finally {
                giveBack();
            }
        }
        return null;
    }

    private Object setAutoCommit(boolean value) throws SQLException {
        if (value != autoCommit && real != null) {
            real.setAutoCommit(value);
        }
        autoCommit = value;
        giveBackIfIdle();
        return null;
    }

    private Object setReadOnly(boolean value) throws SQLException {
        if (real != null) {
            real.setReadOnly(value);
        }
        readOnly = value;
        return null;
    }

    private Object setIsolation(int value) throws SQLException {
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
        giveBack();
        return null;
    }

    private Object onReal(Method method, Object[] arguments) throws Throwable {
        borrow();
        try {
            return watched(call(real, method, arguments), method.getReturnType());
        } finally {
            giveBackIfIdle();
        }
    }

    private synchronized Object metaData(Connection own, Method method, Object[] arguments) throws Throwable {
        if (method.getReturnType() == Connection.class) {
            return own;
        }
        borrow();
        try {
            return watched(call(real.getMetaData(), method, arguments), method.getReturnType());
        } finally {
            giveBackIfIdle();
        }
    }

    /** Outside of a transaction, what reads from the connection keeps it until it is closed. */
    private Object watched(Object result, Class<?> type) {
        if (!autoCommit || !(result instanceof Statement || result instanceof ResultSet)) {
            return result;
        }
        open.add(result);
        return proxy(type, (self, method, arguments) -> switch (method.getName()) {
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            case "close" -> closeWatched(result, method);
            default -> call(result, method, arguments);
        });
    }

    private synchronized Object closeWatched(Object watched, Method close) throws Throwable {
        try {
            return call(watched, close, null);
        } finally {
            open.remove(watched);
            giveBackIfIdle();
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            DatabaseOutage.note(e.getCause());
            throw e.getCause();
        }
    }

    private void borrow() throws SQLException {
        if (closed) {
            throw new SQLException("The connection is closed", CLOSED);
        }
        if (real == null) {
            real = lender.lend();
            try {
                prepare(real);
            } catch (SQLException e) {
                giveBack();
                throw e;
            }
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

    private void giveBackIfIdle() {
        if (autoCommit && open.isEmpty()) {
            giveBack();
        }
    }

    private void giveBack() {
        Connection lent = real;
        real = null;
        open.clear();
        if (lent != null) {
            try (lent) {
                if (!lent.getAutoCommit()) {
                    lent.setAutoCommit(true);
                }
            } catch (SQLException e) {
                LOG.log(Level.FINE, "A connection was broken when it was given back", e);
            }
        }
    }
}
