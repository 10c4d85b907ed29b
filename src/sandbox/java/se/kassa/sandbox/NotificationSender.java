package se.kassa.sandbox;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends what is in the outbox, separately from the payment: with the agreed header, again on anything but 200
 * (developer site). Waits 5 seconds for an answer, as the authors of the Magento 2 plugin observed. What is due goes
 * out at the same time, so that a shop that hangs on one does not delay the others.
 */
@ApplicationScoped
public class NotificationSender {

    private static final Logger LOG = Logger.getLogger(NotificationSender.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final int AT_ONCE = 16;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private Store store;

    @Inject
    private Orders orders;

    @Inject
    private SandboxClock clock;

    @Inject
    private SandboxSettings settings;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Future<?> loop;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        loop = executor.scheduleWithFixedDelay(
                this::doWhatIsDue, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        loop.cancel(false);
    }

    private void doWhatIsDue() {
        try {
            orders.endRefunds();
            List<OutboxEntry> due = store.dueNotifications(clock.now(), AT_ONCE);
            while (!due.isEmpty()) {
                CompletableFuture.allOf(due.stream().map(this::send).toArray(CompletableFuture[]::new))
                        .join();
                due = store.dueNotifications(clock.now(), AT_ONCE);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The outbox is tried again", e);
        }
    }

    private CompletableFuture<Void> send(OutboxEntry entry) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(entry.url()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(
                        settings.notificationHeaderName(),
                        entry.forged() ? "a guess" : settings.notificationHeaderValue())
                .POST(HttpRequest.BodyPublishers.ofString(entry.body()))
                .build();
        long begun = System.nanoTime();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> response == null ? nameOf(failure) : "" + response.statusCode())
                .thenAccept(answer -> keep(entry, answer, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)));
    }

    private static String nameOf(Throwable failure) {
        Throwable root = failure.getCause() == null ? failure : failure.getCause();
        return root.getClass().getSimpleName();
    }

    private void keep(OutboxEntry entry, String answer, long millis) {
        store.write(() -> {
            store.add(entry.id(), new OutboxEntry.Try(clock.now(), answer, millis));
            store.save(entry.answered(answer, clock.now(), settings.notificationPause()));
            store.releaseHeldBack();
            return entry;
        });
    }
}
