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
import se.kassa.testing.ProviderSandbox;
import se.kassa.testing.ProviderSandbox.Payment;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.TestDatabase;

/** A temporary database outage. */
@Tag("postgresql")
class DatabaseOutageIT {

    private static final Duration OUTAGE = Duration.ofMinutes(1);
    private static final int BETWEEN_REQUESTS_MILLIS = 500;
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
                ServerProcess shop = Servers.providerShop(database.newDatabase(), sandbox)) {
            sandbox.start();
            shop.start();
            sandbox.awaitReady();
            shop.awaitReady();
            URI address = Servers.address(shop);
            ProviderSandbox provider = Servers.provider(sandbox);
            String paidBefore = pay(address, provider);
            String key = new ShopperHttpClient(address)
                    .puts("te-chai")
                    .goesToCheckout()
                    .cartKey();
            String paidMeanwhile = receipt(provider, key);
            Payment payment = provider.begin(key);

            database.stop();
            long end = System.nanoTime() + OUTAGE.toNanos();
            provider.authorise(key, payment.id());
            do {
                assertHonest(address, provider, payment);
                Await.millis(BETWEEN_REQUESTS_MILLIS);
            } while (System.nanoTime() < end);
            database.start();

            OperationsClient operations = new OperationsClient(address);
            Await.until("the node is well again", RECOVERY, () -> operations.healthStatus() == 200);
            assertThat(Http.get(address).status()).isEqualTo(200);
            assertThat(notify(address, provider, payment)).isEqualTo(200);
            ShopperHttpClient stranger = new ShopperHttpClient(address);
            Await.until("the payment of meanwhile is known", RECOVERY, () -> stranger.receipt(paidMeanwhile)
                    .equals("paid"));
            assertThat(stranger.receipt(paidBefore)).isEqualTo("paid");
            assertThat(stranger.receipt(pay(address, provider))).isEqualTo("paid");
        }
    }

    /** The database raises the error; the test fills no real disk. */
    @Test
    void fullDatabaseIsAnOutage() throws SQLException {
        try (PostgresServer server = PostgresServer.own();
                ServerProcess sandbox = Servers.sandbox(Servers.newFolder())) {
            TestDatabase database = server.newDatabase();
            try (ServerProcess shop = Servers.providerShop(database, sandbox)) {
                sandbox.start();
                shop.start();
                sandbox.awaitReady();
                shop.awaitReady();
                URI address = Servers.address(shop);
                String key = new ShopperHttpClient(address)
                        .puts("te-chai")
                        .goesToCheckout()
                        .cartKey();
                ProviderSandbox provider = Servers.provider(sandbox);
                Payment payment = provider.begin(key);

                execute(
                        database,
                        "create function no_space() returns trigger language plpgsql as"
                                + " $$ begin raise 'could not extend file' using errcode = '53100'; end $$",
                        "create trigger no_space before insert or update on notification"
                                + " for each row execute function no_space()");
                assertThat(notify(address, provider, payment)).isEqualTo(503);
                assertThat(new OperationsClient(address).healthStatus()).isEqualTo(503);
                for (int i = 0; i < MANY; i++) {
                    assertThat(notify(address, provider, payment)).isEqualTo(503);
                }
                assertThat(shop.log().lines().filter(line -> line.strip().startsWith("at ")))
                        .as("lines of stack traces")
                        .hasSizeLessThan(FEW_TRACES);

                execute(database, "drop trigger no_space on notification");
                assertThat(notify(address, provider, payment)).isEqualTo(200);
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

    private static void assertHonest(URI shop, ProviderSandbox provider, Payment payment) {
        Http.Answer page = Http.get(shop);
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isNotNull();
        assertThat(page.body()).contains("Butiken är strax tillbaka");
        assertThat(notify(shop, provider, payment)).isEqualTo(503);
        assertThat(new OperationsClient(shop).healthStatus()).isEqualTo(503);
    }

    private static int notify(URI shop, ProviderSandbox provider, Payment payment) {
        return provider.notify(shop, payment, "OUTAGE").status();
    }

    /** Returns the token of the order page. */
    private static String pay(URI shop, ProviderSandbox provider) {
        String key =
                new ShopperHttpClient(shop).puts("te-chai").goesToCheckout().cartKey();
        provider.pay(key);
        String receipt = receipt(provider, key);
        String order = provider.returnUrl(key).toString().replaceFirst(".*/(?=order/)", "");
        assertThat(new ShopperHttpClient(shop).opens(order)).contains("data-state=\"paid\"");
        return receipt;
    }

    private static String receipt(ProviderSandbox provider, String key) {
        return provider.orderPage(key).getPath().replaceFirst(".*order/", "");
    }
}
