package se.kassa.sandbox;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
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
 * Sends what is in the outbox, separately from the payment, as each provider's {@link NotificationChannel} says. Waits 5
 * seconds for an answer, as the authors of the Magento 2 plugin observed at Ecster; Stripe's time-out is not known. What
 * is due goes out at the same time, so that a shop that hangs on one does not delay the others.
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
    private Instance<TimedWork> timedWork;

    @Inject
    private Instance<NotificationChannel> channels;

    @Inject
    private SandboxClock clock;

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
            timedWork.forEach(TimedWork::doWhatIsDue);
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
                .header(channel(entry).headerName(), channel(entry).headerValue(entry))
                .POST(HttpRequest.BodyPublishers.ofString(entry.body()))
                .build();
        long begun = System.nanoTime();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> response == null ? nameOf(failure) : "" + response.statusCode())
                .thenAccept(answer -> keep(entry, answer, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)));
    }

    private NotificationChannel channel(OutboxEntry entry) {
        return channels.stream()
                .filter(channel -> channel.provider().equals(entry.provider()))
                .findFirst()
                .orElseThrow();
    }

    private static String nameOf(Throwable failure) {
        Throwable root = failure.getCause() == null ? failure : failure.getCause();
        return root.getClass().getSimpleName();
    }

    private void keep(OutboxEntry entry, String answer, long millis) {
        store.write(() -> {
            store.add(entry.id(), new OutboxEntry.Try(clock.now(), answer, millis));
            store.save(entry.answered(answer, clock.now(), channel(entry)));
            store.releaseHeldBack();
            return entry;
        });
    }
}
