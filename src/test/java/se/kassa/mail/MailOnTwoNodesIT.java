package se.kassa.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.MailSession;
import se.kassa.testing.Mailbox;
import se.kassa.testing.OperationsClient;
import se.kassa.testing.ProviderSandbox;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffBrowser;
import se.kassa.testing.TestDatabase;

/** Two nodes on one database, one outbox, one mail server; and the power goes out on one of them. */
@Tag("two-nodes")
@ExtendWith(BrowserExtension.class)
class MailOnTwoNodesIT {

    private static final int ORDERS = 24;
    private static final String DELIVERED = "kassa_outbox_deliveries_total{handler=\"mail\",outcome=\"delivered\"}";
    private static final Duration LEASES_END = Duration.ofSeconds(120);

    private final Mailbox mailbox = new Mailbox().open();

    @AfterEach
    void close() {
        mailbox.close();
    }

    @Test
    void killedNodeSendsNoMailTwice(Page page) {
        Path data = Servers.newFolder();
        TestDatabase database = TestDatabase.create(data);
        try (ServerProcess sandbox = Servers.sandbox(data);
                ServerProcess one = shop(database, sandbox);
                ServerProcess two = shop(database, sandbox)) {
            Servers.notifies(sandbox, two);
            sandbox.start().awaitReady();
            one.start().awaitReady();
            two.start().awaitReady();
            mailbox.is(Mailbox.Mood.POSTPONES);
            List<String> numbers = placesOrders(Servers.address(two), Servers.provider(sandbox));
            OperationsClient operations = new OperationsClient(Servers.address(two));
            Await.until("every mail waits", () -> waiting(operations) == ORDERS);

            mailbox.is(Mailbox.Mood.TAKES_SLOWLY);
            Await.until("a node has sent some", LEASES_END, () -> hasSent(one) || hasSent(two));
            ServerProcess doomed = hasSent(one) ? one : two;
            URI survivor = Servers.address(doomed == one ? two : one);
            doomed.kill();
            OperationsClient left = new OperationsClient(survivor);
            Await.until("the dead node's leases have ended too", LEASES_END, () -> waiting(left) == 0);

            StaffBrowser staff = new StaffBrowser(page, survivor).logsIn();
            for (String number : numbers) {
                List<String> history = staff.readsHistory(number);
                long sent = history.stream()
                        .filter(entry -> entry.contains("Mejl skickat"))
                        .count();
                long unknown = history.stream()
                        .filter(entry -> entry.contains("Oklart om mejlet skickades"))
                        .count();
                assertThat(sent + unknown).as(number).isEqualTo(1);
                long taken = mailbox.messages().stream()
                        .filter(mail -> Mailbox.subject(mail).contains(number + " "))
                        .count();
                assertThat(taken).as(number).isBetween(sent, 1L);
            }
        }
    }

    private ServerProcess shop(TestDatabase database, ServerProcess sandbox) {
        return MailSession.to(mailbox, Servers.providerShop(database, sandbox)).with("kassa.outbox.lease", "PT20S");
    }

    private static boolean hasSent(ServerProcess node) {
        return new OperationsClient(Servers.address(node)).metric(DELIVERED) > 0;
    }

    private static int waiting(OperationsClient operations) {
        return operations.health().getJsonObject("outbox").getInt("waiting");
    }

    /** Returns the orders' numbers when every one is paid. */
    private static List<String> placesOrders(URI shop, ProviderSandbox sandbox) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            String key =
                    new ShopperHttpClient(shop).puts("te-chai").goesToCheckout().cartKey();
            numbers.add(sandbox.pay(key).reference());
        }
        return numbers;
    }
}
