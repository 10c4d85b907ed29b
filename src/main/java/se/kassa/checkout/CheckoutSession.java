package se.kassa.checkout;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.Optional;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;

/** What the shopper has told of who buys; nothing of it is needed, for the payment provider asks. */
@SessionScoped
public class CheckoutSession implements Serializable {

    private static final long serialVersionUID = 1L;

    private CustomerType type = CustomerType.B2C;
    private Customer consumer;

    /** @param told null for nothing */
    synchronized void tell(CustomerType who, Customer told) {
        type = who;
        consumer = told;
    }

    synchronized CustomerType type() {
        return type;
    }

    /** Null where nothing was told. */
    synchronized Customer consumer() {
        return consumer;
    }

    /** Null where it was not told. */
    String email() {
        Customer told = consumer();
        return told == null ? null : told.getEmail();
    }

    /** Where the goods go. */
    Optional<String> country() {
        return Optional.ofNullable(consumer()).map(told -> told.getAddress().country());
    }
}
