package se.kassa.admin.order;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.kassa.admin.catalogue.CatalogueAdmin;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.order.ShippingState;
import se.kassa.payment.operation.OperationPlanner;
import se.kassa.platform.web.RequestParameters;
import se.kassa.returns.RestockService;

/** Backs the restock form on the page of an order. */
@Named("restock")
@RequestScoped
public class RestockBean {

    @Inject
    private OrderRepository orders;

    @Inject
    private RestockService restockService;

    @Inject
    private CatalogueAdmin admin;

    @Inject
    private OperationPlanner plans;

    private Order order;
    private final Map<String, Integer> pieces = new HashMap<>();
    private List<String> skus = List.of();

    @PostConstruct
    void open() {
        String number = RequestParameters.parameter("number");
        order = number == null ? null : orders.byNumber(number).orElse(null);
        if (isShown()) {
            pieces.putAll(expected(restockService.left(order)));
            skus = pieces.keySet().stream().sorted().toList();
        }
    }

    /**
     * The default quantities: for an order that was not shipped, everything that is no longer to be packed. Returned
     * products are counted by staff, as they may be damaged, so the default is 0.
     */
    private Map<String, Integer> expected(Map<String, Integer> left) {
        Map<String, Integer> toPack = plans.packingList(order).lines().stream()
                .collect(Collectors.groupingBy(Line::sku, Collectors.summingInt(Line::quantity)));
        Map<String, Integer> expected = new HashMap<>(left);
        expected.replaceAll((sku, most) -> order.getShippingState() == ShippingState.SHIPPED
                ? 0
                : Math.max(0, most - toPack.getOrDefault(sku, 0)));
        return expected;
    }

    public boolean isShown() {
        return order != null && RestockService.isAllowed(order);
    }

    /** The SKUs that can still be restocked. */
    public List<String> getSkus() {
        return skus;
    }

    /** Quantities by SKU, with defaults. */
    public Map<String, Integer> getPieces() {
        return pieces;
    }

    public String restock() {
        Map<String, Integer> wanted = pieces.entrySet().stream()
                .filter(entry -> entry.getValue() != null && entry.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        String status = wanted.isEmpty() ? "nothing" : isShown() && admin.restock(order, wanted) ? "done" : "refused";
        return "/admin/order.xhtml?faces-redirect=true&back=" + status + "&number="
                + RequestParameters.encoded(RequestParameters.parameter("number"));
    }
}
