package se.kassa.payment;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

/** The search for payments of providers that have one. */
public interface PaymentSearch {

    /** The provider's ids of all payments with exactly this reference. */
    List<String> byReference(String reference);

    /** Lists payments that began in this period, including those of other shops of the same merchant. */
    Page list(OffsetDateTime from, OffsetDateTime to);

    /**
     * A page of payments in their short form.
     *
     * @param complete false if the provider may have left some out: query a shorter period
     */
    record Page(List<ProviderPaymentSummary> payments, boolean complete) {}

    /**
     * How long a payment may be missing from the search: before that, an empty result proves nothing. No network call.
     */
    Duration delay();

    /** How often to reconcile all payments of the provider. No network call. */
    Duration interval();
}
