package se.kassa.desk.goods;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.kassa.order.Order;
import se.kassa.order.Orders;
import se.kassa.platform.web.Address;

/** The part of an order's page that puts goods back on the shelf. */
@Named("putBack")
@RequestScoped
public class PutBackBean {

    @Inject
    private Orders orders;

    @Inject
    private PutBack shelf;

    @Inject
    private GoodsDesk desk;

    private Order order;
    private final Map<String, Integer> pieces = new HashMap<>();
    private List<String> skus = List.of();

    @PostConstruct
    void open() {
        String number = Address.parameter("number");
        order = number == null ? null : orders.byNumber(number).orElse(null);
        if (isShown()) {
            pieces.putAll(shelf.left(order));
            skus = pieces.keySet().stream().sorted().toList();
        }
    }

    public boolean isShown() {
        return order != null && PutBack.isAllowed(order);
    }

    /** The product numbers of which something can still go back. */
    public List<String> getSkus() {
        return skus;
    }

    /** By product number; filled in with everything that has not gone back. */
    public Map<String, Integer> getPieces() {
        return pieces;
    }

    public String put() {
        Map<String, Integer> wanted = pieces.entrySet().stream()
                .filter(entry -> entry.getValue() != null && entry.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        boolean done = isShown() && desk.putBack(order, wanted);
        return "/desk/order.xhtml?faces-redirect=true&back=" + done + "&number="
                + Address.encoded(Address.parameter("number"));
    }
}
