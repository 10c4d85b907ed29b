package se.kassa.admin.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Http;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.StaffHttpClient;
import se.kassa.testing.TestDatabase;

/** Many simultaneous logins on a node with few database connections do not block the shop. */
class LoginLoadIT {

    private static final int LOGINS = 60;
    private static final String PAGE = "admin/login";
    /** For two pages on a cold, busy machine. Without a free connection a page fails after three seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    @Test
    void concurrentLoginsLeaveDatabaseConnections() throws Exception {
        TestDatabase database = TestDatabase.create(Servers.newFolder());
        try (ServerProcess sandbox = Servers.sandbox(Servers.newFolder());
                ServerProcess shop = Servers.shop(database, sandbox).with("kassa.db.pool-size", "5")) {
            shop.start().awaitReady();
            URI address = Servers.address(shop);
            String page = "product/te-chai";
            Http.get(address.resolve(page));
            ExecutorService clerks = Executors.newFixedThreadPool(LOGINS);
            try {
                List<Future<HttpResponse<String>>> logins = new ArrayList<>();
                for (int i = 0; i < LOGINS; i++) {
                    logins.add(clerks.submit(() -> logIn(address)));
                }
                while (logins.stream().anyMatch(login -> !login.isDone())) {
                    long begun = System.nanoTime();
                    assertThat(Http.get(address.resolve("admin/login")).status())
                            .isEqualTo(200);
                    assertThat(Http.get(address.resolve(page)).status()).isEqualTo(200);
                    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);
                }
                int entered = 0;
                for (Future<HttpResponse<String>> login : logins) {
                    if (login.get().statusCode() == 302) {
                        entered++;
                    } else {
                        assertThat(login.get().statusCode()).isEqualTo(200);
                        assertThat(login.get().body()).contains("Många loggar in just nu");
                    }
                }
                assertThat(entered).isPositive();
            } finally {
                clerks.shutdown();
            }
        }
    }

    private static HttpResponse<String> logIn(URI shop) {
        StaffHttpClient staff = new StaffHttpClient(shop);
        return staff.posts(
                PAGE,
                staff.form(PAGE, "login").with(Map.of("login:name", "admin", "login:password", Servers.ADMIN_PASSWORD)),
                "login:enter");
    }
}
