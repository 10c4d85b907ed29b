package se.kassa.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import se.kassa.payment.ParkedNotifications;

/** What is parked in the inbox. */
@ApplicationScoped
public class ParkedInInbox implements ParkedNotifications {

    @Inject
    private Inbox inbox;

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
