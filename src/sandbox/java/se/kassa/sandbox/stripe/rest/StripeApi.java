package se.kassa.sandbox.stripe.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Stripe's REST API. A shop's {@code stripe.base-url} ends before {@code /v1}. */
@ApplicationPath("stripe/v1")
public class StripeApi extends Application {

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                CheckoutSessionResource.class,
                PaymentIntentResource.class,
                RefundResource.class,
                EventResource.class,
                WebhookEndpointResource.class,
                StripeCallFilter.class,
                StripeErrorMapper.class);
    }
}
