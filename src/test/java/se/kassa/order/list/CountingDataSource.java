package se.kassa.order.list;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Notes every statement that is executed, with its parameters; a batch of them is one. */
public final class CountingDataSource {

    /** @param parameters in their order */
    public record Executed(String sql, List<Object> parameters) {}

    private final DataSource target;
    private final Thread only;
    private final List<Executed> executed = Collections.synchronizedList(new ArrayList<>());

    public CountingDataSource(DataSource target) {
        this(target, null);
    }

    /** @param only the thread whose statements are noted; null for all */
    public CountingDataSource(DataSource target, Thread only) {
        this.target = target;
        this.only = only;
    }

    /** What was executed since this was asked last. */
    public List<Executed> take() {
        List<Executed> taken = List.copyOf(executed);
        executed.clear();
        return taken;
    }

    public DataSource dataSource() {
        return proxy(
                DataSource.class,
                target,
                (name, result, arguments) -> result instanceof Connection connection ? counted(connection) : result);
    }

    private Connection counted(Connection connection) {
        return proxy(
                Connection.class,
                connection,
                (name, result, arguments) -> result instanceof PreparedStatement statement
                        ? counted(statement, (String) arguments[0])
                        : result);
    }

    private PreparedStatement counted(PreparedStatement statement, String sql) {
        Map<Integer, Object> parameters = new TreeMap<>();
        return proxy(PreparedStatement.class, statement, (name, result, arguments) -> {
            if (name.equals("setObject")) {
                parameters.put((Integer) arguments[0], arguments[1]);
            } else if (name.startsWith("execute") && (only == null || only == Thread.currentThread())) {
                executed.add(new Executed(sql, Collections.unmodifiableList(new ArrayList<>(parameters.values()))));
            }
            return result;
        });
    }

    private interface After {
        Object called(String method, Object result, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return after.called(method.getName(), method.invoke(target, arguments), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
