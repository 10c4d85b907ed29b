package se.kassa.payment.ecster;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.kassa.payment.ProviderCallSettings;
import se.kassa.platform.settings.SettingsReader;
import se.kassa.platform.settings.ShopSettings;

/**
 * How to reach Ecster ({@code ecster.*}).
 *
 * @param isConfigured whether Ecster is set up, so that it can be called
 * @param notificationHeader the header that authenticates the sender of notifications; empty if only the token in the
 *     URL does
 * @param calls the limits of the calls
 * @param reconciliationInterval how often all payments at Ecster are reconciled
 */
record EcsterSettings(
        boolean isConfigured,
        Access access,
        Optional<NotificationHeader> notificationHeader,
        ProviderCallSettings calls,
        Duration reconciliationInterval,
        Cart cart,
        Fee fee) {

    /**
     * Where Ecster is, and the keys.
     *
     * @param baseUrl ends in a slash; {@code rest/public/v1/…} is added
     * @param scriptUrl the script that the checkout page includes
     */
    record Access(URI baseUrl, URI scriptUrl, String apiKey, String merchantKey) {}

    /**
     * What each cart contains besides its lines, and how long Ecster keeps one.
     *
     * @param lifetime how long Ecster keeps a cart payable; not published, an hour unless set
     * @param platformReference the id that Ecster gave the integrator; sent with each cart
     * @param purchaseTypeSwitch whether Ecster's page lets the shopper switch between person and company, as the shop's does
     */
    record Cart(Duration lifetime, Optional<String> platformReference, boolean purchaseTypeSwitch) {}

    /**
     * The invoice fee that Ecster may add.
     *
     * @param limit the largest one that is accepted, in minor units
     * @param vatRate basis points
     */
    record Fee(long limit, int vatRate) {}

    private static final String LIVE_HOST = "secure.ecster.se";
    private static final String LABS_HOST = "labs.ecster.se";
    private static final Set<Long> VAT_RATES = Set.of(0L, 600L, 1200L, 2500L);

    /** Ecster must be set up if it is the provider of new payments, or if one of its main settings is present. */
    static EcsterSettings read(SettingsReader reader) {
        boolean configured = reader.optional("kassa.payment.provider")
                        .map(EcsterPaymentProvider.ID::equals)
                        .orElse(true)
                || Stream.of("ecster.base-url", "ecster.api-key", "ecster.merchant-key")
                        .anyMatch(name -> reader.optional(name).isPresent());
        URI baseUrl = baseUrl(reader, configured);
        return new EcsterSettings(
                configured,
                new Access(
                        baseUrl,
                        scriptUrl(reader, baseUrl),
                        required(reader, configured, "ecster.api-key", "the key that Ecster gave the integrator"),
                        required(reader, configured, "ecster.merchant-key", "the key that Ecster gave the merchant")),
                notificationHeader(reader),
                ProviderCallSettings.read(reader, EcsterPaymentProvider.ID, "Ecster"),
                reader.duration("ecster.reconciliation-interval", Duration.ofMinutes(15)),
                new Cart(
                        reader.duration("ecster.cart-lifetime", Duration.ofHours(1)),
                        reader.optional("ecster.platform-reference"),
                        reader.bool("ecster.purchase-type-switch")),
                new Fee(reader.number("ecster.fee-limit", 10000), feeVatRate(reader)));
    }

    /** Whether this is the real Ecster, where money moves. */
    boolean isLive() {
        return LIVE_HOST.equals(access.baseUrl().getHost());
    }

    private static String required(SettingsReader reader, boolean configured, String name, String purpose) {
        return configured ? reader.required(name, purpose) : "";
    }

    private static URI baseUrl(SettingsReader reader, boolean configured) {
        String value = required(reader, configured, "ecster.base-url", "where Ecster is, https://" + LIVE_HOST);
        URI address = reader.address("ecster.base-url", value.isEmpty() ? "https://" + LIVE_HOST : value);
        checkLive(reader, "ecster.base-url", address);
        return address;
    }

    private static URI scriptUrl(SettingsReader reader, URI baseUrl) {
        String script = LABS_HOST.equals(baseUrl.getHost()) ? "ecster-pay-labs.js" : "ecster-pay.js";
        String value = reader.optional("ecster.script-url")
                .orElse(baseUrl.resolve("pay/integration/" + script).toString());
        URI address = reader.address("ecster.script-url", value);
        checkLive(reader, "ecster.script-url", address);
        return URI.create(value);
    }

    private static void checkLive(SettingsReader reader, String name, URI address) {
        boolean ecsters = LIVE_HOST.equals(address.getHost()) || LABS_HOST.equals(address.getHost());
        boolean safe = ecsters && "https".equals(address.getScheme()) && address.getPort() == -1;
        if (ShopSettings.mode(reader) == ShopSettings.Mode.LIVE && !safe) {
            reader.error(name, "must be one of Ecster's own hosts over https, unless kassa.mode is test");
        }
    }

    private static Optional<NotificationHeader> notificationHeader(SettingsReader reader) {
        Optional<String> name = reader.optional("ecster.notification.header.name");
        Optional<String> value = reader.optional("ecster.notification.header.value");
        Optional<String> previous = reader.optional("ecster.notification.header.previous-value");
        if (name.isPresent() != value.isPresent()) {
            reader.error("ecster.notification.header", "needs both its name and its value, or neither");
            return Optional.empty();
        }
        if (previous.isPresent() && value.isEmpty()) {
            reader.error("ecster.notification.header.previous-value", "is nothing without the value of today");
        }
        return name.map(header -> new NotificationHeader(header, value.orElseThrow(), previous));
    }

    private static int feeVatRate(SettingsReader reader) {
        long rate = reader.number("ecster.fee-vat-rate", 2500);
        if (!VAT_RATES.contains(rate)) {
            reader.error("ecster.fee-vat-rate", "must be 0, 600, 1200 or 2500");
        }
        return (int) rate;
    }
}
