package se.kassa.payment.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.OperationsClient;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.StaffBrowser;
import se.kassa.testing.TestDatabase;

/** Two nodes on one database. */
@Tag("two-nodes")
@ExtendWith(BrowserExtension.class)
class TwoNodesIT {

    private static final int NOTIFICATIONS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String FORGOTTEN = "kassa_orders_erased_total{by=\"time\"}";
    private static final String DONE = "kassa_notifications_work_seconds_count{outcome=\"done\"}";

    @Test
    void twoNodesShareTheWork(Page page) {
        Path data = Servers.newFolder();
        TestDatabase database = TestDatabase.create(data);
        try (ServerProcess sandbox = Servers.sandbox(data);
                ServerProcess one = Servers.providerShop(database, sandbox).with("kassa.privacy.retention-days", "30");
                ServerProcess two =
                        Servers.providerShop(database, sandbox).with("kassa.privacy.retention-days", "30")) {
            // Both at the same moment, on an empty database.
            sandbox.start();
            one.start();
            two.start();
            sandbox.awaitReady();
            one.awaitReady();
            two.awaitReady();
            URI first = Servers.address(one);
            URI second = Servers.address(two);
            NotificationLoad flood = new NotificationLoad(first, Servers.provider(sandbox), 6);
            flood.send(NOTIFICATIONS, first, second);
            assertThat(flood.acknowledgedCount()).isEqualTo(NOTIFICATIONS);
            OperationsClient firstNode = new OperationsClient(first);
            OperationsClient secondNode = new OperationsClient(second);
            Await.until("all are processed", () -> firstNode.backlog() == 0);

            long byFirst = firstNode.metric(DONE);
            long bySecond = secondNode.metric(DONE);
            assertThat(byFirst).isPositive();
            assertThat(bySecond).isPositive();
            assertThat(byFirst + bySecond).isEqualTo(NOTIFICATIONS);
            StaffBrowser staff = new StaffBrowser(page, second).logsIn();
            flood.acknowledged().forEach((number, events) -> {
                List<String> history = staff.readsHistory(number);
                assertThat(history)
                        .filteredOn(entry -> entry.contains("EVENT-"))
                        .hasSize(events.size());
                assertThat(history)
                        .filteredOn(entry -> entry.matches("(?s).*Betalning ändrad:\\s+Reserverad.*"))
                        .hasSize(1);
            });
            bothShip(page, second, flood.acknowledged().keySet(), staff);
            Await.until("all notifications are processed", () -> firstNode.backlog() == 0);
            bothForget(database, flood.acknowledged().size());
            assertThat(firstNode.metric(FORGOTTEN) + secondNode.metric(FORGOTTEN))
                    .isEqualTo(flood.acknowledged().size());
        }
    }

    /** Years later, when a look is due to both. */
    private static void bothForget(TestDatabase database, int orders) {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update orders set created_at = created_at - interval '1000 days'");
            statement.executeUpdate("update order_history_entry set at = at - interval '1000 days',"
                    + " last_at = last_at - interval '1000 days'");
            String books = "select sum(amount) || ' ' || sum(captured_amount) from orders";
            String kept = read(statement, books);
            statement.executeUpdate(
                    "update job_checkpoint set next_run_at = current_timestamp - interval '1 minute' where name ="
                            + " 'erasure'");
            Await.until("all are forgotten", PATIENCE, () -> read(
                            statement, "select count(*) from orders where erased_at is not null and last_name is null")
                    .equals("" + orders));
            assertThat(read(statement, "select count(*) from order_history_entry where type = 'ERASED'"))
                    .isEqualTo("" + orders);
            assertThat(read(statement, books)).isEqualTo(kept);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Statement statement, String query) {
        try (ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void bothShip(Page page, URI node, Set<String> numbers, StaffBrowser staff) {
        page.navigate(node + "admin/orders?show=TO_SHIP");
        numbers.forEach(
                number -> page.locator("#orders input[value='" + number + "']").check());
        page.locator("#bulk select").selectOption("captureship");
        page.locator("#bulk button").click();
        page.locator("[id$='confirm:begin']").click();
        page.waitForURL("**/admin/bulk-job?job=*");
        String work = page.url();
        Await.until("all have left", () -> {
            page.navigate(work);
            return page.locator("#done").textContent().equals("" + numbers.size());
        });
        for (String number : numbers) {
            List<String> history = staff.readsHistory(number);
            assertThat(history)
                    .filteredOn(entry -> entry.contains("Utan transportör"))
                    .hasSize(1);
            assertThat(history)
                    .filteredOn(entry -> entry.contains(" debiterat"))
                    .hasSize(1);
        }
    }
}
