package se.kassa.shipping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import se.kassa.platform.cache.Caches;

/** The shipping methods that a shopper can choose from, cached in memory. */
@ApplicationScoped
public class AvailableShippingMethods {

    @Inject
    private Caches caches;

    @Inject
    private ShippingMethodRepository methods;

    /**
     * Methods available for a parcel, in display order.
     *
     * @param grams weight of the parcel
     * @param country destination, ISO 3166-1 alpha-2
     */
    public List<ShippingMethod> availableFor(long grams, String country) {
        return caches.get(ShippingMethodRepository.NAME, methods::all).stream()
                .filter(method -> method.accepts(grams, country))
                .toList();
    }
}
