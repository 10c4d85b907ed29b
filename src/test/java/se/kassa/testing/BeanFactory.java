package se.kassa.testing;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.isPrivate;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.not;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.Origin;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import se.kassa.platform.database.AutoCommitJdbc;

/**
 * Makes the product's own beans without a server: fields are injected, {@link Transactional} is honoured, and events
 * are kept when their transaction was committed.
 */
public final class BeanFactory {

    private final Transactions transactions;
    private final Map<Class<?>, Object> beans = new HashMap<>();
    private final List<Object> events = new ArrayList<>();
    private final List<Consumer<Object>> observers = new ArrayList<>();

    /** @param given what stands in for the world outside: found by its class and its interfaces */
    public BeanFactory(Transactions transactions, Object... given) {
        this.transactions = transactions;
        if (transactions != null) {
            beans.put(AutoCommitJdbc.class, transactions.plain());
        }
        for (Object bean : given) {
            for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
                beans.put(type, bean);
                Arrays.stream(type.getInterfaces()).forEach(face -> beans.put(face, bean));
            }
        }
    }

    /** The one bean of a class. */
    public <T> T get(Class<T> type) {
        if (!beans.containsKey(type)) {
            Object bean = make(type);
            beans.put(type, bean);
            inject(bean);
        }
        return type.cast(beans.get(type));
    }

    /** Has events of a type observed in the transaction that they are fired in. */
    public <T> void observe(Class<T> type, Consumer<T> observer) {
        observers.add(event -> {
            if (type.isInstance(event)) {
                observer.accept(type.cast(event));
            }
        });
    }

    /** Fired in transactions that were committed. */
    public List<Object> events() {
        return events;
    }

    private Object make(Class<?> type) {
        try {
            Class<?> subclass = new ByteBuddy()
                    .subclass(type)
                    .method(not(isStatic()).and(not(isPrivate())).and(not(isDeclaredBy(Object.class))))
                    .intercept(MethodDelegation.to(new Interceptor(transactions)))
                    .make()
                    .load(
                            type.getClassLoader(),
                            ClassLoadingStrategy.UsingLookup.of(
                                    MethodHandles.privateLookupIn(type, MethodHandles.lookup())))
                    .getLoaded();
            Constructor<?> constructor = subclass.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No bean of " + type, e);
        }
    }

    private void inject(Object bean) {
        for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class) || field.isAnnotationPresent(PersistenceContext.class)) {
                    set(bean, field, valueOf(field));
                }
            }
        }
    }

    private Object valueOf(Field field) {
        if (field.isAnnotationPresent(PersistenceContext.class)) {
            return transactions.entityManager();
        }
        if (field.getType() == Event.class) {
            return event();
        }
        if (field.getType() == Instance.class) {
            Class<?> wanted = (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
            return Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Instance.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "iterator" -> all(wanted).iterator();
                        case "stream" -> all(wanted).stream();
                        default -> get(wanted);
                    });
        }
        return get(field.getType());
    }

    /** Those of the beans known so far that are of a type; nothing is made for it. */
    private List<Object> all(Class<?> wanted) {
        return beans.values().stream().distinct().filter(wanted::isInstance).toList();
    }

    private Object event() {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> {
                    observers.forEach(observer -> observer.accept(arguments[0]));
                    transactions.afterCommit(() -> events.add(arguments[0]));
                    return null;
                });
    }

    private static void set(Object bean, Field field, Object value) {
        try {
            field.setAccessible(true);
            field.set(bean, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does what the container does around a method. */
    public static final class Interceptor {

        private final Transactions transactions;

        Interceptor(Transactions transactions) {
            this.transactions = transactions;
        }

        @RuntimeType
        public Object around(@Origin Method method, @SuperCall Callable<?> call) throws Exception {
            Transactional rule = method.getAnnotation(Transactional.class);
            if (rule == null) {
                rule = method.getDeclaringClass().getAnnotation(Transactional.class);
            }
            return rule == null ? call.call() : transactions.run(rule.value(), call);
        }
    }
}
