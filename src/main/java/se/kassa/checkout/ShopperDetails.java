package se.kassa.checkout;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.Optional;
import se.kassa.order.Consumer;
import se.kassa.order.PurchaseType;

/** What the shopper has told of who buys; nothing of it is needed, for the payment provider asks. */
@SessionScoped
public class ShopperDetails implements Serializable {

    private static final long serialVersionUID = 1L;

    private PurchaseType type = PurchaseType.B2C;
    private Consumer consumer;

    /** @param told null for nothing */
    synchronized void tell(PurchaseType who, Consumer told) {
        type = who;
        consumer = told;
    }

    synchronized PurchaseType type() {
        return type;
    }

    /** Null where nothing was told. */
    synchronized Consumer consumer() {
        return consumer;
    }

    /** Null where it was not told. */
    String email() {
        Consumer told = consumer();
        return told == null ? null : told.getEmail();
    }

    /** Where the goods go. */
    Optional<String> country() {
        return Optional.ofNullable(consumer()).map(told -> told.getAddress().country());
    }
}
