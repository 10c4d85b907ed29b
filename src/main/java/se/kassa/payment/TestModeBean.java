package se.kassa.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import se.kassa.platform.settings.ShopSettings;

/** Decides whether pages show the banner that no real money moves. */
@Named("testMode")
@ApplicationScoped
public class TestModeBean {

    @Inject
    private ShopSettings settings;

    @Inject
    private PaymentProviders providers;

    public boolean isShown() {
        return settings.testMode() || !providers.forNewPayments().terms().live();
    }
}
