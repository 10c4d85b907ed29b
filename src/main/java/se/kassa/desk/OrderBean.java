package se.kassa.desk;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import se.kassa.order.Order;
import se.kassa.order.OrderEvent;
import se.kassa.order.Orders;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttempts;
import se.kassa.platform.web.Address;
import se.kassa.platform.web.NotFound;

/** One order's page. */
@Named("orderPage")
@RequestScoped
public class OrderBean {

    @Inject
    private Orders orders;

    @Inject
    private OrderDesk desk;

    @Inject
    private PaymentAttempts attempts;

    private String number;
    private Order order;

    @PostConstruct
    void readAddress() {
        number = Address.parameter("number");
    }

    public void load() {
        if (getOrder() == null) {
            NotFound.answer();
        }
    }

    /** Asks the payment provider now, and tells what came of it. */
    public String ask() {
        OrderDesk.Answer answer = desk.ask(number);
        return "/desk/order.xhtml?faces-redirect=true&number=" + number + "&said=" + answer;
    }

    /** Null where there is none with the number in the address. */
    public Order getOrder() {
        if (order == null && number != null) {
            order = orders.byNumber(number).orElse(null);
        }
        return order;
    }

    public List<OrderEvent> getHistory() {
        return desk.history(getOrder());
    }

    public List<PaymentAttempt> getAttempts() {
        return attempts.of(getOrder().getId());
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }
}
