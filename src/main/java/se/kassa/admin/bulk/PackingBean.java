package se.kassa.admin.bulk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kassa.order.Customer;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderRow;
import se.kassa.order.list.OrderSort;
import se.kassa.order.list.PagePosition;
import se.kassa.payment.operation.OperationPlanner;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.web.RequestParameters;
import se.kassa.shipping.AvailableShippingMethods;
import se.kassa.shipping.ShippingMethod;

/** Backs the packing slips and the pick list of the selected orders, or of the orders that match the filter. */
@Named("packing")
@RequestScoped
public class PackingBean {

    /** As many orders as the list reads at once. */
    private static final int MOST = 100;

    @Inject
    private BulkActionBean selection;

    @Inject
    private OrderList list;

    @Inject
    private OrderRepository orders;

    @Inject
    private OperationPlanner plans;

    @Inject
    private AvailableShippingMethods shippingMethods;

    @Inject
    private Language language;

    private List<Slip> slips;
    private List<String> skipped;

    /**
     * What to pack for one order.
     *
     * @param customer null if unknown
     * @param lines the products, with the quantities that are left to pack
     * @param shippingMethod null if none was chosen
     * @param pickUp whether the customer fetches the order at the shop
     */
    public record Slip(Order order, Customer customer, List<Line> lines, String shippingMethod, boolean pickUp) {}

    /**
     * What to fetch of one product.
     *
     * @param orders the numbers of the orders that it is for
     */
    public record Pick(String sku, String name, int quantity, List<String> orders) {}

    /** Whether the page shows the pick list instead of packing slips. */
    public boolean isPickList() {
        return BulkActionBean.PICK_LIST.equals(RequestParameters.parameter("do"));
    }

    /** The slips of the orders that can be shipped, oldest first. */
    public List<Slip> getSlips() {
        if (slips == null) {
            read();
        }
        return slips;
    }

    /** The numbers of the selected orders that can't be shipped now, or have nothing left to pack. */
    public List<String> getSkipped() {
        getSlips();
        return skipped;
    }

    /** Whether more orders match than are printed at once. */
    public boolean isTooMany() {
        return selection.getCount().value() > MOST;
    }

    private void read() {
        slips = new ArrayList<>();
        skipped = new ArrayList<>();
        if (selection.isNothing()) {
            return;
        }
        List<OrderRow> rows = list.page(selection.filter(), OrderSort.PLACED, false, MOST, PagePosition.FIRST)
                .rows();
        for (OrderRow row : rows) {
            Optional<Slip> slip =
                    orders.byNumber(row.number()).filter(Order::isShippable).map(this::slip);
            if (slip.filter(packed -> !packed.lines().isEmpty()).isPresent()) {
                slips.add(slip.get());
            } else {
                skipped.add(row.number());
            }
        }
    }

    private Slip slip(Order order) {
        Optional<ShippingMethod> method = shippingMethods.find(order.getShippingMethod());
        List<Line> lines = plans.packingList(order).lines().stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT)
                .toList();
        return new Slip(
                order,
                order.getCustomer().orElse(null),
                lines,
                method.map(each -> each.text(language.getLocale()).getName()).orElse(null),
                method.filter(ShippingMethod::isPickUp).isPresent());
    }

    /** The products of all slips, by name. */
    public List<Pick> getPicks() {
        return picks(getSlips(), Collator.getInstance(language.getLocale()));
    }

    static List<Pick> picks(List<Slip> slips, Comparator<Object> alphabet) {
        Map<String, Pick> picks = new LinkedHashMap<>();
        for (Slip slip : slips) {
            String number = slip.order().getNumber().value();
            for (Line line : slip.lines()) {
                picks.merge(
                        line.sku(),
                        new Pick(line.sku(), line.name(), line.quantity(), List.of(number)),
                        PackingBean::added);
            }
        }
        return picks.values().stream()
                .sorted(Comparator.comparing((Pick pick) -> (Object) pick.name(), alphabet)
                        .thenComparing(Pick::sku))
                .toList();
    }

    private static Pick added(Pick some, Pick more) {
        List<String> orders = new ArrayList<>(some.orders());
        more.orders().stream().filter(number -> !orders.contains(number)).forEach(orders::add);
        return new Pick(some.sku(), some.name(), some.quantity() + more.quantity(), orders);
    }
}
