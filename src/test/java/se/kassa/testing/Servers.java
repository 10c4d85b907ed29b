package se.kassa.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The shop and the sandbox, each in a process of its own, started once for all tests of a run. To a browser they are two
 * sites, as in real life.
 */
public final class Servers {

    public static final String ADMIN_PASSWORD = "test-admin-password";
    public static final String OPERATIONS_TOKEN = "test-operations-token";
    public static final String NOTIFICATION_HEADER = "X-Notification-Key";
    public static final String NOTIFICATION_SECRET = "test-notification-secret";
    public static final String PREVIOUS_NOTIFICATION_SECRET = "test-notification-secret-of-before";

    static final String STRIPE_WEBHOOK_SECRET = "whsec_demo";

    private static Servers instance;
    private static Servers stripeInstance;

    private final ServerProcess sandbox;
    private final ServerProcess shop;

    private Servers(boolean stripe) {
        Path data = newFolder();
        sandbox = sandbox(data);
        shop = (stripe ? stripeShop(data, sandbox) : shop(data, sandbox)).start();
        sandbox.start();
        sandbox.awaitReady();
        shop.awaitReady();
    }

    /** The servers that all tests share. */
    public static synchronized Servers shared() {
        if (instance == null) {
            instance = new Servers(false);
        }
        return instance;
    }

    /** A shop that takes new payments through Stripe, and its sandbox, shared by the tests of Stripe. */
    public static synchronized Servers withStripe() {
        if (stripeInstance == null) {
            stripeInstance = new Servers(true);
        }
        return stripeInstance;
    }

    /** The shared servers whose new payments go through the provider that the tests run with. */
    public static Servers ofProvider() {
        return ProviderSandbox.isStripe() ? withStripe() : shared();
    }

    /** A sandbox of its own, not started, for tests that end processes. */
    public static ServerProcess sandbox(Path data) {
        return new ServerProcess("sandbox", "sandbox.war", "/sandbox/")
                .with("sandbox.data", data.toString())
                .with("sandbox.notification.header.value", NOTIFICATION_SECRET)
                .with("sandbox.strict", System.getProperty("kassa.test.sandbox.strict", "false"))
                .with("sandbox.notification.pause", "PT2S")
                .with("sandbox.stripe.webhook.url", "none")
                .with("sandbox.stripe.webhook.pause", "PT1S")
                .with("sandbox.stripe.webhook.repeats", "30")
                .with("sandbox.stripe.search-delay", "PT0S");
    }

    /** A shop of its own, not started, for tests that end processes. */
    public static ServerProcess shop(Path data, ServerProcess sandbox) {
        return shop(TestDatabase.create(data), sandbox);
    }

    /** A shop, not started, that may share its database with another. */
    public static ServerProcess shop(TestDatabase database, ServerProcess sandbox) {
        return shop(Path.of("kassa.war"), database, sandbox);
    }

    /** A shop, not started, that was built on top of this one. */
    public static ServerProcess shop(Path war, TestDatabase database, ServerProcess sandbox) {
        ServerProcess shop = new ServerProcess("shop", war.toString(), "/terms");
        return shop.with("kassa.demo", "true")
                .with("kassa.mode", "test")
                .with("kassa.public-url", "http://localhost:" + shop.port() + "/")
                .with("kassa.db.url", database.url())
                .with("kassa.db.user", database.user())
                .with("kassa.db.password", database.password())
                .with("kassa.seller.name", "Lövgrens Diversehandel AB (demo)")
                .with("kassa.seller.address", "Svartbäcksgatan 1, 753 20 Uppsala")
                .with("kassa.seller.company-number", "556000-0000")
                .with("kassa.seller.vat-number", "SE556000000001")
                .with("ecster.circuit.pause", "PT1S")
                .with("kassa.operation.check-interval", "PT3S")
                .with("kassa.admin.password", ADMIN_PASSWORD)
                .with("kassa.operations-token", OPERATIONS_TOKEN)
                .with("ecster.base-url", "http://127.0.0.1:" + sandbox.port() + "/sandbox/ecster")
                .with("ecster.api-key", "demo-api-key")
                .with("ecster.merchant-key", "demo-merchant-key")
                .with("ecster.notification.header.name", NOTIFICATION_HEADER)
                .with("ecster.notification.header.value", NOTIFICATION_SECRET)
                .with("ecster.notification.header.previous-value", PREVIOUS_NOTIFICATION_SECRET)
                .with("ecster.connect-timeout", "2")
                .with("ecster.read-timeout", "4");
    }

    /** A shop, not started, that takes new payments through Stripe; its sandbox, not started either, notifies it. */
    public static ServerProcess stripeShop(Path data, ServerProcess sandbox) {
        ServerProcess shop = shop(data, sandbox);
        notifies(sandbox, shop);
        return withStripe(shop, sandbox);
    }

    /** Lets Stripe's side of a sandbox, not started, notify this shop. Ecster's notifies whoever gave it a cart. */
    public static void notifies(ServerProcess sandbox, ServerProcess shop) {
        sandbox.with("sandbox.stripe.webhook.url", webhook(address(shop)));
    }

    private static String webhook(URI shop) {
        return shop + "api/payments/stripe/notifications";
    }

    /** A shop, not started, whose new payments go through the provider that the tests run with. */
    public static ServerProcess providerShop(Path data, ServerProcess sandbox) {
        return ProviderSandbox.isStripe() ? stripeShop(data, sandbox) : shop(data, sandbox);
    }

    /** The same for one of several nodes; Stripe notifies nobody. */
    public static ServerProcess providerShop(TestDatabase database, ServerProcess sandbox) {
        ServerProcess shop = shop(database, sandbox);
        return ProviderSandbox.isStripe() ? withStripe(shop, sandbox) : shop;
    }

    /** A sandbox, not started, that notifies a shop of several nodes of payments at Stripe. */
    static ServerProcess sandbox(Path data, URI shop) {
        return sandbox(data).with("sandbox.stripe.webhook.url", webhook(shop));
    }

    private static ServerProcess withStripe(ServerProcess shop, ServerProcess sandbox) {
        return shop.with("kassa.payment.provider", "stripe")
                .with("stripe.base-url", "http://127.0.0.1:" + sandbox.port() + "/sandbox/stripe")
                .with("stripe.secret-key", StripeSandboxControl.SECRET_KEY)
                .with("stripe.webhook-secret", STRIPE_WEBHOOK_SECRET)
                .with("stripe.payment-methods", "card,swish,klarna")
                .with("stripe.circuit.pause", "PT1S")
                .with("stripe.connect-timeout", "2")
                .with("stripe.read-timeout", "4");
    }

    /** A new folder for the data of one run. */
    public static Path newFolder() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "data")).toAbsolutePath(), "run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends in a slash. */
    public URI shopUrl() {
        return address(shop);
    }

    public SandboxControl sandbox() {
        return control(sandbox);
    }

    /** Stripe's side of the sandbox. */
    public StripeSandboxControl stripeSandbox() {
        return new StripeSandboxControl(sandbox().url());
    }

    /** The sandbox of the provider that the tests run with. */
    public ProviderSandbox provider() {
        return provider(sandbox);
    }

    /** The same of a sandbox of its own. */
    public static ProviderSandbox provider(ServerProcess sandbox) {
        return ProviderSandbox.of(control(sandbox));
    }

    /** The switches of a sandbox. */
    public static SandboxControl control(ServerProcess sandbox) {
        return new SandboxControl(URI.create("http://127.0.0.1:" + sandbox.port() + "/sandbox/"));
    }

    /** The address of a shop, ending in a slash. */
    public static URI address(ServerProcess shop) {
        return URI.create("http://localhost:" + shop.port() + "/");
    }

    public ServerProcess shopProcess() {
        return shop;
    }

    public ServerProcess sandboxProcess() {
        return sandbox;
    }
}
