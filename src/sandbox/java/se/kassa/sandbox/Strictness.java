package se.kassa.sandbox;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Whether requests are refused of which nobody knows if Ecster took them. Lenient unless {@code sandbox.strict} or the
 * console says otherwise; the setting counts again after a restart.
 */
@ApplicationScoped
public class Strictness {

    @Inject
    private SandboxSettings settings;

    private volatile boolean strict;

    @PostConstruct
    void load() {
        strict = settings.strict();
    }

    public boolean isStrict() {
        return strict;
    }

    public void set(boolean wish) {
        strict = wish;
    }
}
