package se.kassa.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.transaction.Transactional.TxType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.h2.jdbcx.JdbcConnectionPool;
import se.kassa.platform.database.AutoCommitJdbc;
import se.kassa.platform.database.SchemaMigration;

/** The product's schema in a database in memory, and the transactions of the container without one. */
public final class Transactions {

    /** A transaction and what waits for its end. */
    private record Open(EntityManager entityManager, List<Runnable> afterCommit) {}

    private final AutoCommitJdbc plain;
    private final EntityManagerFactory factory;
    private final ThreadLocal<Deque<Open>> open = ThreadLocal.withInitial(ArrayDeque::new);

    public Transactions(String database) {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1", "kassa", "kassa");
        try {
            SchemaMigration.migrate(pool);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        plain = new AutoCommitJdbc() {
            @Override
            protected Connection acquire() throws SQLException {
                return pool.getConnection();
            }
        };
        factory = Persistence.createEntityManagerFactory(
                "kassa",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource",
                        "",
                        "jakarta.persistence.nonJtaDataSource",
                        pool,
                        "eclipselink.weaving",
                        "false",
                        "eclipselink.logging.level",
                        "OFF"));
    }

    /** Those that the container knows nothing of. */
    AutoCommitJdbc plain() {
        return plain;
    }

    /** Stands for whichever entity manager belongs to the transaction of the caller. */
    public EntityManager entityManager() {
        return (EntityManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(open.get().element().entityManager(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    public boolean isOpen() {
        return !open.get().isEmpty();
    }

    /** Has something done when the innermost transaction has been committed, and only then. */
    public void afterCommit(Runnable work) {
        open.get().element().afterCommit().add(work);
    }

    /** Does the work as a method with this attribute would. */
    public <T> T run(TxType type, Callable<T> work) throws Exception {
        if (type == TxType.MANDATORY && !isOpen()) {
            throw new IllegalStateException("A transaction is demanded, and there is none");
        }
        return type == TxType.REQUIRES_NEW || !isOpen() ? runInNew(work) : work.call();
    }

    private <T> T runInNew(Callable<T> work) throws Exception {
        Open mine = new Open(factory.createEntityManager(), new ArrayList<>());
        open.get().push(mine);
        boolean committed = false;
        try {
            mine.entityManager().getTransaction().begin();
            T result = work.call();
            mine.entityManager().getTransaction().commit();
            committed = true;
            return result;
        } finally {
            open.get().pop();
            if (mine.entityManager().getTransaction().isActive()) {
                mine.entityManager().getTransaction().rollback();
            }
            mine.entityManager().close();
            if (committed) {
                mine.afterCommit().forEach(Runnable::run);
            }
        }
    }
}
