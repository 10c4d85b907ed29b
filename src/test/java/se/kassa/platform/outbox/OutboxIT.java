package se.kassa.platform.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import se.kassa.platform.outbox.OutboxMessage.State;
import se.kassa.testing.Await;
import se.kassa.testing.Servers;
import se.kassa.testing.TestDatabase;

/** What is put into the outbox leaves it after the commit, at least once, and never without one. */
@ArquillianTest
class OutboxIT {

    private static final int SEVERAL_SWEEPS = 5000;

    @Inject
    private Outbox outbox;

    @Inject
    private FailedMessages undelivered;

    @Inject
    private RecordingHandlers.Patient patient;

    @Inject
    private RecordingHandlers.Cautious cautious;

    @Resource(lookup = "java:comp/UserTransaction")
    private UserTransaction transaction;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Deployment
    static WebArchive shop() {
        TestDatabase database = TestDatabase.create(Servers.newFolder());
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/kassa.war"))
                .addClasses(
                        OutboxIT.class,
                        RecordingHandlers.class,
                        RecordingHandlers.Patient.class,
                        RecordingHandlers.Cautious.class)
                .addClass(Await.class)
                .addAsResource(
                        new StringAsset("""
                                kassa.db.url=%s
                                kassa.db.user=%s
                                kassa.db.password=%s
                                kassa.public-url=http://localhost:8181/
                                kassa.admin.password=test
                                ecster.base-url=https://secure.ecster.se
                                ecster.api-key=a
                                ecster.merchant-key=m
                                """.formatted(database.url(), database.user(), database.password())),
                        "META-INF/microprofile-config.properties");
    }

    @Test
    void eventIsDeliveredOnce() throws Exception {
        String fact = fact();
        put("patient", fact, null);
        put("patient", fact, null);
        Await.until("it is delivered", () -> patient.times(fact) == 1);
        Await.millis(SEVERAL_SWEEPS);
        assertEquals(1, patient.times(fact));
        assertEquals(State.DELIVERED, state(fact));
    }

    @Test
    void deliveryNeedsACommit() throws Exception {
        String fact = fact();
        transaction.begin();
        outbox.put("patient", fact, null, "{}");
        entityManager.flush();
        Await.millis(SEVERAL_SWEEPS);
        assertEquals(0, patient.times(fact));
        transaction.rollback();
        Await.millis(SEVERAL_SWEEPS);
        assertEquals(0, patient.times(fact));
    }

    @Test
    void failedDeliveryIsRetried() throws Exception {
        String fact = fact();
        put("patient", fact, "fails once");
        Await.until("it is delivered again", () -> patient.times(fact) == 2);
        Await.until("it is delivered", () -> state(fact) == State.DELIVERED);
    }

    @Test
    void rejectedMessageCanBeResent() throws Exception {
        String fact = fact();
        put("patient", fact, "is refused once");
        Await.until("it is failed", () -> state(fact) == State.FAILED);
        Await.millis(SEVERAL_SWEEPS);
        assertEquals(1, patient.times(fact));
        OutboxMessage failed = failed(fact);
        assertEquals("nobody lives here", failed.getFailure());
        assertTrue(undelivered.replay(failed.getId()));
        Await.until("it is delivered", () -> state(fact) == State.DELIVERED);
        assertFalse(undelivered.replay(failed.getId()));
    }

    @Test
    void uncertainMessageIsNotRepeated() throws Exception {
        String fact = fact();
        put("cautious", fact, "breaks");
        Await.until("it is failed", () -> state(fact) == State.UNCERTAIN);
        Await.millis(SEVERAL_SWEEPS);
        assertEquals(List.of(fact), toldCautious(fact));
        assertTrue(cautious.ends().contains(fact + " UNCERTAIN"));
        assertTrue(undelivered.dismiss(failed(fact).getId()));
        assertEquals(State.DISMISSED, state(fact));
    }

    @Test
    void interruptedDeliveryIsRepeatedIfIdempotent() throws Exception {
        String harmless = fact();
        String harmful = fact();
        transaction.begin();
        outbox.put("patient", harmless, null, "{}");
        outbox.put("cautious", harmful, null, "{}");
        entityManager.flush();
        entityManager
                .createQuery("update OutboxMessage m set m.leaseUntil = :past, m.fence = 1, m.tries = 1"
                        + " where m.eventId in :facts")
                .setParameter("past", OffsetDateTime.now().minusMinutes(1))
                .setParameter("facts", List.of(harmless, harmful))
                .executeUpdate();
        transaction.commit();
        Await.until("the harmless one is delivered", () -> state(harmless) == State.DELIVERED);
        Await.until("the harmful one waits for staff", () -> state(harmful) == State.UNCERTAIN);
        assertEquals(List.of(), toldCautious(harmful));
    }

    @Test
    void messageWithoutHandlerWaits() throws Exception {
        String fact = fact();
        put("on another node", fact, null);
        Await.millis(SEVERAL_SWEEPS);
        assertEquals(State.WAITING, state(fact));
        assertTrue(undelivered.backlog().waiting() >= 1);
    }

    private List<String> toldCautious(String fact) {
        return cautious.delivered().stream().filter(fact::equals).toList();
    }

    private OutboxMessage failed(String fact) {
        return undelivered.failed(100).stream()
                .filter(message -> message.getEventId().equals(fact))
                .findFirst()
                .orElseThrow();
    }

    private State state(String fact) {
        return entityManager
                .createQuery("select m.state from OutboxMessage m where m.eventId = :fact", State.class)
                .setParameter("fact", fact)
                .getSingleResult();
    }

    private void put(String handler, String fact, String subject) throws Exception {
        transaction.begin();
        outbox.put(handler, fact, subject, "{}");
        transaction.commit();
    }

    private static String fact() {
        return UUID.randomUUID().toString();
    }
}
