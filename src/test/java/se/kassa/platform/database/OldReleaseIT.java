package se.kassa.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import se.kassa.testing.Http;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.TestDatabase;

/** This release on a schema that a later one has changed: as in a rolling upgrade, and after it. */
class OldReleaseIT {

    @Test
    void runsOnANewerSchemaUntilItIsTooOld() throws Exception {
        Path data = Servers.newFolder();
        TestDatabase database = TestDatabase.create(data);
        SchemaMigration.migrate(source(database));
        LaterRelease.migrate(source(database));
        try (ServerProcess sandbox = Servers.sandbox(data);
                ServerProcess shop = Servers.shop(database, sandbox)) {
            sandbox.start();
            shop.start();
            sandbox.awaitReady();
            shop.awaitReady();
            assertSells(Servers.address(shop), Servers.control(sandbox));
            shop.stop();

            LaterRelease.contract(source(database));
            shop.start();
            assertThat(shop.awaitLog("Kassa can't start: this release knows the schema"))
                    .contains("9000");
            assertThat(shop.answers()).isFalse();
        }
    }

    private static void assertSells(URI address, SandboxControl ecster) {
        ShopperHttpClient shopper = new ShopperHttpClient(address);
        String key = shopper.puts("te-chai").goesToCheckout().cartKey();
        JsonObject payment = ecster.pay(key, "CARD", "APPROVE");
        String cart = Http.get(ecster.url().resolve("control/carts/" + key)).body();
        assertThat(payment.getString("status")).isEqualTo("READY");
        assertThat(shopper.receipt(cart.replaceFirst("(?s).*order/([\\w-]+).*", "$1")))
                .isEqualTo("paid");
    }

    private static DataSource source(TestDatabase database) {
        if (database.url().startsWith("jdbc:h2:")) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(database.url());
            h2.setUser(database.user());
            h2.setPassword(database.password());
            return h2;
        }
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setUrl(database.url());
        postgres.setUser(database.user());
        postgres.setPassword(database.password());
        return postgres;
    }
}
