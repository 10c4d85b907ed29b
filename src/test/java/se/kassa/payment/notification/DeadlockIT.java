package se.kassa.payment.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Await;
import se.kassa.testing.OperationsClient;
import se.kassa.testing.PostgresServer;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffHttpClient;
import se.kassa.testing.TestDatabase;

/** Ordinary sales meet no deadlock in PostgreSQL, which would cost a second each and an entry in two logs. */
@Tag("postgresql")
class DeadlockIT {

    private static final int ORDERS = 300;
    private static final int SHOPPERS_AT_ONCE = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> PRODUCTS = List.of("te-chai", "te-sencha", "pa-tejp");

    @Test
    void ordersOfTheSameProductsDoNotDeadlock() throws Exception {
        Path data = Servers.newFolder();
        try (PostgresServer postgres = PostgresServer.own()) {
            TestDatabase database = postgres.newDatabase();
            try (ServerProcess sandbox = Servers.sandbox(data).start();
                    ServerProcess shop = Servers.shop(database, sandbox).start()) {
                sandbox.awaitReady();
                shop.awaitReady();
                execute(database, "insert into stock_level (sku, quantity) select sku, 1000000 from product");
                URI address = Servers.address(shop);
                AtomicBoolean open = new AtomicBoolean(true);
                CompletableFuture<Void> counting = CompletableFuture.runAsync(() -> count(address, open));
                sell(address, Servers.control(sandbox));
                open.set(false);
                counting.join();
                Await.until("all is processed", PATIENCE, () -> new OperationsClient(address).backlog() == 0);
                Await.until(
                        "all are paid",
                        PATIENCE,
                        () -> number(database, "select count(*) from orders where paid_at is not null") == ORDERS);
            }
            assertThat(number(database, "select deadlocks from pg_stat_database where datname = current_database()"))
                    .as(postgres.log())
                    .isZero();
        }
    }

    private static void sell(URI shop, SandboxControl sandbox) throws Exception {
        ExecutorService shoppers = Executors.newFixedThreadPool(SHOPPERS_AT_ONCE);
        try {
            List<Future<?>> purchases = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                int first = i;
                purchases.add(shoppers.submit(() -> buy(shop, sandbox, first)));
            }
            for (Future<?> purchase : purchases) {
                purchase.get();
            }
        } finally {
            shoppers.shutdown();
        }
    }

    /** Each shopper takes the products in another order, pays, is notified of twice, and returns. */
    private static void buy(URI shop, SandboxControl sandbox, int first) {
        ShopperHttpClient shopper = new ShopperHttpClient(shop);
        for (int i = 0; i < PRODUCTS.size(); i++) {
            shopper.puts(PRODUCTS.get((first + i) % PRODUCTS.size()));
        }
        String key = shopper.goesToCheckout().cartKey();
        URI receipt = sandbox.returnUrl(key);
        JsonObject order = sandbox.pay(key, "CARD", "APPROVE");
        sandbox.notifyAgain(order.getString("id"), "OTHER");
        shopper.opens(shop.relativize(receipt).toString());
    }

    /** Staff stop counting a product, and count it again, while it is sold. */
    private static void count(URI shop, AtomicBoolean open) {
        StaffHttpClient staff = new StaffHttpClient(shop).logsIn();
        String path = "admin/product?sku=" + PRODUCTS.get(0);
        for (int i = 0; open.get(); i++) {
            String level = i % 2 == 0 ? "" : "1000000";
            staff.posts(path, staff.form(path, "product").with(Map.of("product:level", level)), "product:save");
        }
    }

    private static void execute(TestDatabase database, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement update = connection.createStatement()) {
            update.executeUpdate(statement);
        }
    }

    private static long number(TestDatabase database, String query) {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
