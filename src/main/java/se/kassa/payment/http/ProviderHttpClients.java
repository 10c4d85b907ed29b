package se.kassa.payment.http;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import se.kassa.payment.ProviderCallFailures;
import se.kassa.payment.ProviderCallGuard;
import se.kassa.payment.ProviderCallMetrics;
import se.kassa.payment.ProviderCallSettings;
import se.kassa.platform.database.NoTransactionGuard;

/** Makes the HTTP client of each payment provider, with a guard of its own. */
@ApplicationScoped
public class ProviderHttpClients {

    private final List<ProviderHttpClient> clients = new CopyOnWriteArrayList<>();
    private final ProviderCallFailures failures;
    private final ProviderCallMetrics metrics;
    private final NoTransactionGuard noTransaction;

    /** For the container's proxy. */
    protected ProviderHttpClients() {
        this(null, null, null);
    }

    @Inject
    public ProviderHttpClients(
            ProviderCallFailures failures, ProviderCallMetrics metrics, NoTransactionGuard noTransaction) {
        this.failures = failures;
        this.metrics = metrics;
        this.noTransaction = noTransaction;
    }

    /** Makes a client, one for each provider. It is closed when the application stops. */
    public ProviderHttpClient create(ProviderHttpClient.Protocol protocol, ProviderCallSettings settings) {
        ProviderCallGuard guard = new ProviderCallGuard(settings, failures::record);
        ProviderHttpClient client = new ProviderHttpClient(protocol, settings, guard, metrics, noTransaction);
        clients.add(client);
        return client;
    }

    /** Ends all calls. */
    @PreDestroy
    public void close() {
        clients.forEach(ProviderHttpClient::close);
    }
}
