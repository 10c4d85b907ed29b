package se.kassa.testing;

import se.kassa.payment.ProviderCallFailures;
import se.kassa.payment.ProviderCallMetrics;
import se.kassa.payment.http.ProviderHttpClients;
import se.kassa.platform.database.NoTransactionGuard;

/** HTTP clients of payment providers without a server: no transactions, no metrics, and failures are not stored. */
public final class TestProviderHttpClients extends ProviderHttpClients {

    public TestProviderHttpClients() {
        super(
                new ProviderCallFailures() {
                    @Override
                    public void record(String reason) {
                        // There is no database here.
                    }
                },
                new ProviderCallMetrics(),
                new NoTransactionGuard() {
                    @Override
                    public void check() {
                        // There are no transactions here.
                    }
                });
    }
}
