package se.kassa.discount.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.discount.Discount;
import se.kassa.discount.DiscountRepository;
import se.kassa.platform.database.AlreadyExistsException;
import se.kassa.platform.settings.ShopSettings;

/** Creates a demo code with ten percent off if {@code kassa.demo} is set and there is no code yet. */
@ApplicationScoped
public class DemoDiscount {

    private static final Logger LOG = Logger.getLogger(DemoDiscount.class.getName());
    private static final String CODE = "PROVA10";
    private static final long TEN_PERCENT = 1000;

    @Inject
    private DiscountRepository discounts;

    void load(@Observes @Initialized(ApplicationScoped.class) Object context, ShopSettings settings) {
        if (settings.demo() && discounts.all().isEmpty()) {
            Discount discount = new Discount(CODE);
            discount.change(true, Discount.Kind.PERCENT, TEN_PERCENT, Discount.Terms.ALWAYS);
            try {
                discounts.add(discount);
            } catch (AlreadyExistsException | PersistenceException | TransactionalException e) {
                LOG.log(Level.INFO, "Another node makes the demo''s code");
            }
        }
    }
}
