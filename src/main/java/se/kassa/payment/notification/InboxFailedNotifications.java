package se.kassa.payment.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import se.kassa.payment.FailedNotifications;

/** Provides the failed notifications of the inbox. */
@ApplicationScoped
public class InboxFailedNotifications implements FailedNotifications {

    @Inject
    private NotificationInbox inbox;

    @Override
    public long count() {
        return inbox.backlog().failed();
    }

    @Override
    public List<Failed> newest(int atMost) {
        return inbox.failed(atMost);
    }

    @Override
    public boolean replay(long id) {
        return inbox.replay(id);
    }

    @Override
    public int replayAll() {
        return inbox.replayAll();
    }
}
