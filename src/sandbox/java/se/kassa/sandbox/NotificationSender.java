package se.kassa.sandbox;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends what is in the outbox, separately from the payment, as each provider's {@link NotificationChannel} says. Waits 5
 * seconds for an answer, as the authors of the Magento 2 plugin observed at Ecster; Stripe's time-out is not known. The
 * notifications of one order go out one after the other; doubles go together. A shop that hangs delays no other shop.
 */
@ApplicationScoped
public class NotificationSender {

    private static final Logger LOG = Logger.getLogger(NotificationSender.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final int AT_ONCE_PER_SHOP = 16;

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private ManagedThreadFactory threads;

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

    /** The orders of which a notification is on its way, with their shops. */
    private final Map<String, String> onTheirWay = new ConcurrentHashMap<>();

    private final CountDownLatch stopped = new CountDownLatch(1);

    /** In a thread of its own: GlassFish 7 may lose a repeated task while it registers an application. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        threads.newThread(this::loop).start();
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    private void loop() {
        try {
            while (!stopped.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                doWhatIsDue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** By the loop only: work that is timed is done once. */
    private void doWhatIsDue() {
        attempt(() -> {
            timedWork.forEach(TimedWork::doWhatIsDue);
            sendWhatIsDue();
        });
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The outbox is tried again", e);
        }
    }

    /** Starts what is due of every order of which nothing is on its way, as far as its shop can take it. */
    private synchronized void sendWhatIsDue() {
        for (OutboxEntry first : store.firstDueNotifications(clock.now())) {
            String shop = shop(first.url());
            long busy = onTheirWay.values().stream().filter(shop::equals).count();
            if (busy < AT_ONCE_PER_SHOP && onTheirWay.putIfAbsent(first.orderId(), shop) == null) {
                start(first);
            }
        }
    }

    private void start(OutboxEntry first) {
        try {
            CompletableFuture.allOf(store.dueNotifications(first.orderId(), clock.now()).stream()
                            .takeWhile(next -> next.body().equals(first.body()))
                            .map(this::send)
                            .toArray(CompletableFuture[]::new))
                    .whenComplete((nothing, failure) -> finish(first.orderId(), failure));
        } catch (RuntimeException e) {
            onTheirWay.remove(first.orderId());
            throw e;
        }
    }

    private void finish(String orderId, Throwable failure) {
        onTheirWay.remove(orderId);
        if (failure == null) {
            executor.execute(() -> attempt(this::sendWhatIsDue));
        } else {
            LOG.log(Level.WARNING, "A notification is tried again", failure);
        }
    }

    private static String shop(String url) {
        return url.replaceFirst("(?i)^(https?://[^/?#]*).*", "$1");
    }

    private CompletableFuture<Void> send(OutboxEntry entry) {
        long begun = System.nanoTime();
        return post(entry)
                .handle((response, failure) -> response == null ? nameOf(failure) : "" + response.statusCode())
                .thenAccept(answer -> keep(entry, answer, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)));
    }

    private NotificationChannel channel(OutboxEntry entry) {
        return channels.stream()
                .filter(channel -> channel.provider().equals(entry.provider()))
                .findFirst()
                .orElseThrow();
    }

    /** The client takes no host name with an underscore: such a notification fails, and that is its answer. */
    private CompletableFuture<HttpResponse<Void>> post(OutboxEntry entry) {
        try {
            HttpRequest request = HttpRequest.newBuilder(WebAddress.encoded(entry.url()))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header(channel(entry).headerName(), channel(entry).headerValue(entry))
                    .POST(HttpRequest.BodyPublishers.ofString(entry.body()))
                    .build();
            return client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
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
