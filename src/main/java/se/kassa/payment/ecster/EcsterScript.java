package se.kassa.payment.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import se.kassa.platform.web.TrustedScriptOrigin;

/** Allows the checkout page Ecster's script. */
@ApplicationScoped
public class EcsterScript implements TrustedScriptOrigin {

    @Inject
    private EcsterSettings settings;

    @Override
    public URI origin() {
        return settings.scriptUrl();
    }
}
