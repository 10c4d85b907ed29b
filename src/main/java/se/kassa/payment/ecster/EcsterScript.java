package se.kassa.payment.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import se.kassa.platform.web.TrustedScriptOrigin;

/** Allows the checkout page Ecster's script. */
@ApplicationScoped
public class EcsterScript implements TrustedScriptOrigin {

    @Inject
    private EcsterSettings settings;

    @Override
    public Optional<URI> origin() {
        return Optional.of(settings).filter(EcsterSettings::isConfigured).map(set -> set.access()
                .scriptUrl());
    }
}
