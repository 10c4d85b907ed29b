package se.kassa.shipping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import se.kassa.platform.cache.Caches;

/** What a shopper can choose among: the delivery methods, kept in memory. */
@ApplicationScoped
public class AvailableShippingMethods {

    @Inject
    private Caches caches;

    @Inject
    private ShippingMethodRepository methods;

    /**
     * Those that take a parcel, in the order in which they are offered.
     *
     * @param grams its weight
     * @param country where it goes, ISO 3166-1 alpha-2
     */
    public List<ShippingMethod> taking(long grams, String country) {
        return caches.get(ShippingMethodRepository.NAME, methods::all).stream()
                .filter(method -> method.takes(grams, country))
                .toList();
    }
}
