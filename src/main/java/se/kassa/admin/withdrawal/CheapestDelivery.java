package se.kassa.admin.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.kassa.catalogue.Catalogue;
import se.kassa.catalogue.Product;
import se.kassa.order.Customer;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.shipping.AvailableShippingMethods;

/** The cheapest standard delivery that an order could have had, by the shipping methods as they are now. */
@ApplicationScoped
class CheapestDelivery {

    @Inject
    private AvailableShippingMethods methods;

    @Inject
    private Catalogue catalogue;

    @Inject
    private ShopSettings settings;

    /**
     * Minor units, VAT included. What was paid is refunded in full if no method takes the order any more: the result is
     * then {@link Long#MAX_VALUE}.
     */
    long priceOf(Order order) {
        List<Line> products = order.getLines().stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT)
                .toList();
        long amount = Line.sum(products);
        return methods.availableFor(weight(products), country(order)).stream()
                .mapToLong(method -> method.priceFor(amount))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private long weight(List<Line> products) {
        Map<String, Product> known =
                catalogue.find(products.stream().map(Line::sku).collect(Collectors.toSet()));
        return products.stream()
                .filter(line ->
                        known.containsKey(line.sku()) && known.get(line.sku()).getWeight() != null)
                .mapToLong(line -> (long) known.get(line.sku()).getWeight() * line.quantity())
                .sum();
    }

    private String country(Order order) {
        return order.getCustomer()
                .map(Customer::getDeliveryAddress)
                .map(address -> address.country())
                .filter(settings.countries()::contains)
                .orElse(settings.countries().get(0));
    }
}
