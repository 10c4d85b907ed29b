package se.kassa.payment.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import se.kassa.payment.FailedNotifications;

/** What is parked in the inbox. */
@ApplicationScoped
public class InboxFailedNotifications implements FailedNotifications {

    @Inject
    private NotificationInbox inbox;

    @Override
    public long count() {
        return inbox.backlog().parked();
    }

    @Override
    public List<Parked> newest(int atMost) {
        return inbox.parked(atMost);
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
