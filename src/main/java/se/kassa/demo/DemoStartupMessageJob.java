package se.kassa.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Logger;
import se.kassa.admin.account.AdminAccountService;
import se.kassa.admin.account.InitialAccount;
import se.kassa.platform.jobs.ScheduledJob;
import se.kassa.platform.settings.Configuration;
import se.kassa.platform.settings.ShopSettings;

/** Prints the addresses and the login of the demo as soon as the server responds. */
@ApplicationScoped
public class DemoStartupMessageJob implements ScheduledJob {

    /** A name of its own: the demo's console shows what this logger says. */
    private static final Logger LOG = Logger.getLogger("kassa.demo");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    @Inject
    private ShopSettings settings;

    @Inject
    private InitialAccount firstAccount;

    private boolean greeted;

    @Override
    public Duration pause() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        if (settings.demo()
                && !greeted
                && answers(settings.publicUrl())
                && sandbox().map(this::answers).orElse(true)) {
            greeted = true;
            LOG.info(greeting());
        }
    }

    private static Optional<URI> sandbox() {
        return Configuration.find("kassa.demo.sandbox").map(URI::create);
    }

    private boolean answers(URI address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String greeting() {
        String password = firstAccount.generatedPassword() == null
                ? "the one in kassa.admin.password at the first start"
                : firstAccount.generatedPassword();
        return """

                ==========================================================================
                  Kassa is ready

                  Shop         %s
                  Admin        %sadmin/orders
                               login %s, password %s
                  Sandbox      %s

                  End it with Ctrl-C.
                ==========================================================================
                """.formatted(
                        settings.publicUrl(),
                        settings.publicUrl(),
                        AdminAccountService.ADMIN,
                        password,
                        sandbox().map(URI::toString).orElse("none"));
    }
}
