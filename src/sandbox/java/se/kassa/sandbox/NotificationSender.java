package se.kassa.sandbox;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends what is in the outbox, apart from whoever pays: with the agreed header, again on anything but 200 (developer
 * site). Waits 5 seconds for an answer, as the authors of the Magento 2 plugin observed.
 */
@ApplicationScoped
public class NotificationSender {

    private static final Logger LOG = Logger.getLogger(NotificationSender.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_MILLIS = 300;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private Store store;

    @Inject
    private SandboxSettings settings;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Future<?> loop;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        loop = executor.scheduleWithFixedDelay(
                this::sendWhatIsDue, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        loop.cancel(false);
    }

    private void sendWhatIsDue() {
        try {
            for (OutboxEntry entry : store.dueNotifications(OffsetDateTime.now())) {
                String answer = send(entry);
                store.save(entry.answered(answer, OffsetDateTime.now().plus(settings.notificationPause())));
                store.commit();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The outbox is tried again", e);
        }
    }

    private String send(OutboxEntry entry) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(entry.url()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(settings.notificationHeaderName(), settings.notificationHeaderValue())
                .POST(HttpRequest.BodyPublishers.ofString(entry.body()))
                .build();
        try {
            return Integer.toString(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "Interrupted";
        }
    }
}
