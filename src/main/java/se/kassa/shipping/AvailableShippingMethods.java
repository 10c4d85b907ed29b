package se.kassa.shipping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import se.kassa.platform.cache.Caches;

/** The shipping methods that shoppers choose from or have chosen, cached in memory. */
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

    /**
     * The method with this code, also one that is no longer available.
     *
     * @param code null for none
     */
    public Optional<ShippingMethod> find(String code) {
        return caches.get(ShippingMethodRepository.NAME, methods::all).stream()
                .filter(method -> method.getCode().equals(code))
                .findFirst();
    }

    /** Whether the customer fetches an order with this method at the shop; false for null. */
    public boolean isPickUp(String code) {
        return find(code).filter(ShippingMethod::isPickUp).isPresent();
    }

    /**
     * The lowest price of sending a parcel, in minor units; empty if no method takes it. Collecting it does not count.
     *
     * @param grams weight of the parcel
     * @param country destination, ISO 3166-1 alpha-2
     * @param amount of the products, minor units
     */
    public OptionalLong lowestPrice(long grams, String country, long amount) {
        return availableFor(grams, country).stream()
                .filter(method -> !method.isPickUp())
                .mapToLong(method -> method.priceFor(amount))
                .min();
    }
}
