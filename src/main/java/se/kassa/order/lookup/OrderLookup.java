package se.kassa.order.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import se.kassa.order.Customer;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.order.PostalAddress;
import se.kassa.platform.contact.EmailAddress;
import se.kassa.platform.contact.Postcode;

/**
 * Finds an order by its number and its customer's e-mail address or postcode. After five wrong pairs the order is not
 * found for a while, by a right pair either, and the caller can't tell which of all that it was.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class OrderLookup {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private OrderRepository orders;

    @Inject
    private Clock clock;

    /**
     * @param number as typed; null for nothing
     * @param proof an e-mail address or a postcode, as typed; null for nothing
     * @return the token of the order's page
     */
    public Optional<String> find(String number, String proof) {
        if (number == null || proof == null) {
            return Optional.empty();
        }
        return orders.byTypedNumber(number)
                .filter(order -> isProven(order, proof))
                .map(Order::getReceiptToken);
    }

    /** Holds the order's lock, so that simultaneous guesses are counted one after the other. */
    private boolean isProven(Order order, String proof) {
        orders.lock(order.getId());
        OffsetDateTime now = OffsetDateTime.now(clock);
        OrderLookupFailures failed = entityManager.find(OrderLookupFailures.class, order.getId());
        if (failed != null && !failed.getWait().isOver(now)) {
            return false;
        }
        boolean right =
                order.getCustomer().filter(customer -> matches(customer, proof)).isPresent();
        if (right && failed != null) {
            entityManager.remove(failed);
        } else if (!right) {
            if (failed == null) {
                failed = new OrderLookupFailures(order.getId());
                entityManager.persist(failed);
            }
            failed.getWait().failed(now);
        }
        return right;
    }

    private static boolean matches(Customer customer, String proof) {
        Optional<EmailAddress> address = EmailAddress.parse(proof);
        if (address.isPresent()) {
            return customer.getEmail() != null
                    && EmailAddress.parse(customer.getEmail())
                            .filter(own ->
                                    own.ascii().equalsIgnoreCase(address.get().ascii()))
                            .isPresent();
        }
        return Stream.of(customer.getAddress(), customer.getDeliveryAddress())
                .filter(Objects::nonNull)
                .anyMatch(own -> matches(own, proof));
    }

    private static boolean matches(PostalAddress own, String proof) {
        return own.zip() != null
                && Postcode.parse(proof, own.country())
                        .filter(code -> Postcode.parse(own.zip(), own.country())
                                .filter(code::equals)
                                .isPresent())
                        .isPresent();
    }
}
