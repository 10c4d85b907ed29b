package se.kassa.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Ecster's notifications: an agreed header; again on anything but 200 (developer site). */
@ApplicationScoped
public class EcsterChannel implements NotificationChannel {

    static final String NAME = "ecster";

    /** Sent again after two hours, 24 times at most (developer site). */
    private static final int MOST_TRIES = 25;

    @Inject
    private SandboxSettings settings;

    @Override
    public String provider() {
        return NAME;
    }

    @Override
    public String headerName() {
        return settings.notificationHeaderName();
    }

    @Override
    public String headerValue(OutboxEntry entry) {
        return entry.forged() ? "a guess" : settings.notificationHeaderValue();
    }

    @Override
    public boolean accepted(String answer) {
        return answer.equals("200");
    }

    @Override
    public int mostTries() {
        return MOST_TRIES;
    }

    @Override
    public Duration pause(int tries) {
        return settings.notificationPause();
    }
}
