package se.kassa.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Await;
import se.kassa.testing.Http;
import se.kassa.testing.OperationsClient;
import se.kassa.testing.PostgresServer;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.TestDatabase;

/** A temporary database outage. */
@Tag("postgresql")
class DatabaseOutageIT {

    private static final Duration OUTAGE = Duration.ofMinutes(1);
    private static final int MANY = 200;

    /**
     * Log lines: three stack traces of each kind with a hundred frames per cause, from several places, and some at
     * start-up.
     */
    private static final int FEW_TRACES = 5000;

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    @Test
    void shopRecoversFromADatabaseOutage() {
        try (PostgresServer database = PostgresServer.own();
                ServerProcess sandbox = Servers.sandbox(Servers.newFolder());
                ServerProcess shop = Servers.shop(database.newDatabase(), sandbox)) {
            sandbox.start();
            shop.start();
            sandbox.awaitReady();
            shop.awaitReady();
            URI address = Servers.address(shop);
            SandboxControl ecster = Servers.control(sandbox);
            String paidBefore = pay(address, ecster);
            String key = new ShopperHttpClient(address)
                    .puts("te-chai")
                    .goesToCheckout()
                    .cartKey();
            String token = inCart(ecster, key, "notifications/([\\w-]+)");
            String paidMeanwhile = inCart(ecster, key, "order/([\\w-]+)");

            database.stop();
            long end = System.nanoTime() + OUTAGE.toNanos();
            ecster.pay(key, "CARD", "APPROVE");
            do {
                assertHonest(address, token);
            } while (System.nanoTime() < end);
            database.start();

            OperationsClient operations = new OperationsClient(address);
            Await.until("the node is well again", RECOVERY, () -> operations.healthStatus() == 200);
            assertThat(Http.get(address).status()).isEqualTo(200);
            assertThat(notify(address, token)).isEqualTo(200);
            ShopperHttpClient stranger = new ShopperHttpClient(address);
            Await.until("the payment of meanwhile is known", RECOVERY, () -> stranger.receipt(paidMeanwhile)
                    .equals("paid"));
            assertThat(stranger.receipt(paidBefore)).isEqualTo("paid");
            assertThat(stranger.receipt(pay(address, ecster))).isEqualTo("paid");
        }
    }

    /** The database raises the error; the test fills no real disk. */
    @Test
    void fullDatabaseIsAnOutage() throws SQLException {
        try (PostgresServer server = PostgresServer.own();
                ServerProcess sandbox = Servers.sandbox(Servers.newFolder())) {
            TestDatabase database = server.newDatabase();
            try (ServerProcess shop = Servers.shop(database, sandbox)) {
                sandbox.start();
                shop.start();
                sandbox.awaitReady();
                shop.awaitReady();
                URI address = Servers.address(shop);
                String key = new ShopperHttpClient(address)
                        .puts("te-chai")
                        .goesToCheckout()
                        .cartKey();
                String token = inCart(Servers.control(sandbox), key, "notifications/([\\w-]+)");

                execute(
                        database,
                        "create function no_space() returns trigger language plpgsql as"
                                + " $$ begin raise 'could not extend file' using errcode = '53100'; end $$",
                        "create trigger no_space before insert or update on notification"
                                + " for each row execute function no_space()");
                assertThat(notify(address, token)).isEqualTo(503);
                assertThat(new OperationsClient(address).healthStatus()).isEqualTo(503);
                for (int i = 0; i < MANY; i++) {
                    assertThat(notify(address, token)).isEqualTo(503);
                }
                assertThat(shop.log().lines().filter(line -> line.strip().startsWith("at ")))
                        .as("lines of stack traces")
                        .hasSizeLessThan(FEW_TRACES);

                execute(database, "drop trigger no_space on notification");
                assertThat(notify(address, token)).isEqualTo(200);
                Await.until(
                        "the node is well again", RECOVERY, () -> new OperationsClient(address).healthStatus() == 200);
            }
        }
    }

    private static void execute(TestDatabase database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void assertHonest(URI shop, String token) {
        Http.Answer page = Http.get(shop);
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isNotNull();
        assertThat(page.body()).contains("Butiken är strax tillbaka");
        assertThat(notify(shop, token)).isEqualTo(503);
        assertThat(new OperationsClient(shop).healthStatus()).isEqualTo(503);
    }

    private static int notify(URI shop, String token) {
        return Http.post(
                        shop.resolve("api/ecster/notifications/" + token),
                        "{\"orderId\":\"x\",\"status\":\"READY\",\"event\":\"OUTAGE\"}",
                        Servers.NOTIFICATION_HEADER,
                        Servers.NOTIFICATION_SECRET)
                .status();
    }

    /** Returns the token of the order page. */
    private static String pay(URI shop, SandboxControl ecster) {
        String key =
                new ShopperHttpClient(shop).puts("te-chai").goesToCheckout().cartKey();
        ecster.pay(key, "CARD", "APPROVE");
        String receipt = inCart(ecster, key, "order/([\\w-]+)");
        assertThat(new ShopperHttpClient(shop).receipt(receipt)).isEqualTo("paid");
        return receipt;
    }

    private static String inCart(SandboxControl ecster, String key, String what) {
        return Http.get(ecster.url().resolve("control/carts/" + key)).body().replaceFirst("(?s).*" + what + ".*", "$1");
    }
}
