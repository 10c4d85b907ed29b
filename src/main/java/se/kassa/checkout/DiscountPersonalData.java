package se.kassa.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.stream.JsonGenerator;
import jakarta.transaction.Transactional;
import se.kassa.discount.DiscountRepository;
import se.kassa.order.Order;
import se.kassa.order.privacy.JsonFieldWriter;
import se.kassa.order.privacy.PersonalDataSource;

/** Exports and erases the digest of the e-mail address that used a discount code. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DiscountPersonalData implements PersonalDataSource {

    @Inject
    private DiscountRepository discounts;

    @Override
    public String name() {
        return "discounts";
    }

    @Override
    public long count(Order order) {
        return discounts.hasCustomer(order.getId()) ? 1 : 0;
    }

    @Override
    public void write(Order order, JsonGenerator json) {
        if (discounts.hasCustomer(order.getId())) {
            json.writeStartObject();
            new JsonFieldWriter(json).field("code", order.getDiscountCode());
            json.writeEnd();
        }
    }

    @Override
    public void erase(Order order) {
        discounts.eraseCustomer(order.getId());
    }
}
