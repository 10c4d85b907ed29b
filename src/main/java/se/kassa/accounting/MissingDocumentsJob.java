package se.kassa.accounting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import se.kassa.payment.operation.PaymentOperation;
import se.kassa.platform.jobs.ScheduledJob;

/**
 * Issues the documents of captures and refunds that a node of an older release recorded, during a rolling upgrade or
 * after a rollback to that release.
 */
@ApplicationScoped
public class MissingDocumentsJob implements ScheduledJob {

    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Duration PERIOD = Duration.ofDays(60);
    private static final int BATCH = 500;

    @Inject
    private DocumentRepository documents;

    @Inject
    private DocumentIssuer issuer;

    @Inject
    private Clock clock;

    @Override
    public Duration pause() {
        return INTERVAL;
    }

    @Override
    public void run() {
        documents.missing(OffsetDateTime.now(clock).minus(PERIOD), BATCH).stream()
                .map(PaymentOperation::getId)
                .forEach(issuer::issueMissing);
    }
}
