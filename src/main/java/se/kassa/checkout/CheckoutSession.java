package se.kassa.checkout;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.Optional;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;

/** The customer details of this session. All are optional: the payment page asks for them. */
@SessionScoped
public class CheckoutSession implements Serializable {

    private static final long serialVersionUID = 1L;

    private CustomerType type = CustomerType.PERSON;
    private Customer customer;

    /**
     * Replaces the details.
     *
     * @param newCustomer null for none
     */
    synchronized void update(CustomerType newType, Customer newCustomer) {
        type = newType;
        customer = newCustomer;
    }

    synchronized CustomerType type() {
        return type;
    }

    /** Null if not filled in. */
    synchronized Customer customer() {
        return customer;
    }

    /** Null if not filled in. */
    String email() {
        Customer customer = customer();
        return customer == null ? null : customer.getEmail();
    }

    /** The country of the customer. */
    Optional<String> country() {
        return Optional.ofNullable(customer())
                .map(customer -> customer.getAddress().country());
    }
}
