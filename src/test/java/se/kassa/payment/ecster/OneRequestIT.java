package se.kassa.payment.ecster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Await;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.SocketServer;

/** What the shop sends to an Ecster that closes each connection without an answer, counted on the wire. */
class OneRequestIT {

    private static final Pattern REQUEST_ID = Pattern.compile("(?i)x-request-id: (\\S+)");

    /** Of one call: the first try and two repeats, each with an id of its own. */
    private static final int TRIES = 3;

    @Test
    void everyAttemptIsOneRequest() {
        try (SocketServer ecster = SocketServer.closing();
                ServerProcess process = Servers.shop(
                                Servers.newFolder(), Servers.shared().sandboxProcess())
                        .with("ecster.base-url", ecster.url().toString())
                        .with("ecster.circuit.failures", "30000")) {
            process.start().awaitReady();
            new ShopperHttpClient(Servers.address(process)).puts("te-chai").goesToCheckout();
            assertThat(requests(ecster, "POST /rest/public/v1/carts")).hasSize(TRIES);
            Await.until(
                    "the search for payments has ended",
                    () -> requests(ecster, "GET /rest/public/v1/orders/?from=").size() >= TRIES);
            Await.millis(2_000);
            assertThat(requests(ecster, "GET /rest/public/v1/orders/?from=")).hasSize(TRIES);
            assertThat(requests(ecster, "").stream().map(OneRequestIT::requestId))
                    .doesNotHaveDuplicates();
        }
    }

    /** Those of the REST API: the demo looks whether Ecster's script answers, too. */
    private static List<String> requests(SocketServer ecster, String line) {
        return ecster.heads().stream()
                .filter(head -> head.contains(" /rest/public/v1/") && head.startsWith(line))
                .toList();
    }

    private static String requestId(String head) {
        Matcher id = REQUEST_ID.matcher(head);
        assertThat(id.find()).as(head).isTrue();
        return id.group(1);
    }
}
