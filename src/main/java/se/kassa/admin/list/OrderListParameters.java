package se.kassa.admin.list;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.PaymentState;
import se.kassa.order.RefundState;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderSort;
import se.kassa.order.list.PagePosition;

/**
 * The state of the order list as URL parameters: filter, sorting, page. Invalid values are ignored and {@linkplain
 * #unreadable reported}.
 */
public final class OrderListParameters {

    /** The parameters that select orders; the others control the presentation. */
    private static final List<String> FILTERS = List.of(
            "show",
            "search",
            "payment",
            "method",
            "from",
            "until",
            "min",
            "max",
            "country",
            "buyer",
            "refundfailed",
            "expires",
            "refund");

    private static final List<String> PRESENTATION = List.of("sort", "direction", "size");
    private static final List<String> POSITIONS = List.of("after", "before", "page");
    private static final int[] SIZES = {25, 50, 100};
    private static final int MAX_SEARCH_LENGTH = 100;

    private static final String TAB = "show";

    /** The value of the tab that shows the orders of all stages. */
    public static final String ALL_TABS = "ALL";

    private final Map<String, String> values;
    private final FilterValueParser parser;
    private final boolean plain;

    private OrderListParameters(Map<String, String> values, FilterValueParser parser, boolean plain) {
        this.values = values;
        this.parser = parser;
        this.plain = plain;
    }

    /** The list that a page shows: without any parameter, the orders to ship. */
    static OrderListParameters ofPage(Map<String, String> parameters, FilterValueParser parser) {
        OrderListParameters requested = of(parameters, parser);
        return requested.values.isEmpty()
                ? new OrderListParameters(Map.of(TAB, FulfilmentStage.TO_SHIP.name()), parser, true)
                : requested;
    }

    /**
     * The orders that parameters select: without any, all.
     *
     * @param parser parses days and amounts
     */
    public static OrderListParameters of(Map<String, String> parameters, FilterValueParser parser) {
        Map<String, String> known = new LinkedHashMap<>();
        for (List<String> names : List.of(FILTERS, PRESENTATION, POSITIONS)) {
            names.forEach(name -> Optional.ofNullable(parameters.get(name))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> known.put(name, value)));
        }
        return new OrderListParameters(known, parser, false);
    }

    /** The value of a parameter; empty if it is missing. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    public OrderFilter filter() {
        String text = value("search");
        return new OrderFilter(
                FilterValueParser.constant(FulfilmentStage.class, value("show")).orElse(null),
                new OrderFilter.Payment(
                        FilterValueParser.constant(PaymentState.class, value("payment"))
                                .orElse(null),
                        values.get("method"),
                        FilterValueParser.constant(RefundState.class, value("refund"))
                                .orElse(null),
                        begin("refundfailed"),
                        end("expires")),
                new OrderFilter.Period(begin("from"), end("until")),
                new OrderFilter.Amounts(
                        parser.amount(value("min")).orElse(null),
                        parser.amount(value("max")).orElse(null)),
                new OrderFilter.Customers(
                        values.get("country"),
                        FilterValueParser.business(value("buyer")).orElse(null)),
                text.isEmpty() ? null : text.substring(0, Math.min(text.length(), MAX_SEARCH_LENGTH)),
                null);
    }

    /** The beginning of the day in a parameter; null if there is none. */
    private OffsetDateTime begin(String name) {
        return parser.day(value(name)).map(parser::begin).orElse(null);
    }

    /** The end of the day in a parameter; null if there is none. */
    private OffsetDateTime end(String name) {
        return parser.day(value(name)).map(day -> parser.begin(day.plusDays(1))).orElse(null);
    }

    /** The names of parameters with invalid values. */
    public List<String> unreadable() {
        List<String> names = new ArrayList<>();
        List.of("from", "until", "refundfailed", "expires").stream()
                .filter(name ->
                        values.containsKey(name) && parser.day(value(name)).isEmpty())
                .forEach(names::add);
        List.of("min", "max").stream()
                .filter(name ->
                        values.containsKey(name) && parser.amount(value(name)).isEmpty())
                .forEach(names::add);
        return names;
    }

    /** Whether there are filters other than the tab and the search. */
    public boolean isDetailed() {
        return FILTERS.stream().skip(2).anyMatch(values::containsKey);
    }

    /** Whether there is any filter other than the tab. */
    public boolean isFiltered() {
        return FILTERS.stream().skip(1).anyMatch(values::containsKey);
    }

    public OrderSort sort() {
        return FilterValueParser.constant(OrderSort.class, value("sort")).orElse(OrderSort.PLACED);
    }

    /** By default, times and amounts are descending; everything else is ascending. */
    public boolean descending() {
        String direction = value("direction");
        boolean natural = sort() == OrderSort.PLACED || sort() == OrderSort.AMOUNT;
        return direction.isEmpty() ? natural : direction.equals("down");
    }

    public int size() {
        for (int size : SIZES) {
            if (Integer.toString(size).equals(value("size"))) {
                return size;
            }
        }
        return SIZES[0];
    }

    public PagePosition position() {
        return FilterValueParser.number(value("after"))
                .map(PagePosition::after)
                .or(() -> FilterValueParser.number(value("before")).map(PagePosition::before))
                .orElse(value("page").equals("last") ? PagePosition.LAST : PagePosition.FIRST);
    }

    /** The query of this list; empty for the plain one. */
    public String query() {
        return plain || values.isEmpty() ? "" : with(List.of(), Map.of());
    }

    /** Whether no tab was chosen: the page shows the orders to ship, and a search or filter is about all orders. */
    public boolean isPlain() {
        return plain;
    }

    /** The tab whose orders are shown. */
    public String tab() {
        return values.getOrDefault(TAB, ALL_TABS);
    }

    /** The filters other than the tab, by parameter. */
    Map<String, String> detailValues() {
        Map<String, String> filters = filterValues();
        filters.remove(TAB);
        return filters;
    }

    /** The query of the list without one of its filters. */
    String without(String name) {
        return inTab(Map.of(), name);
    }

    /** The query of the list for orders that were placed from one day until another, both included. */
    String placed(LocalDate from, LocalDate until) {
        Map<String, String> days = new LinkedHashMap<>();
        days.put("from", from.toString());
        days.put("until", until.toString());
        return inTab(days);
    }

    private String inTab(Map<String, String> added, String... dropped) {
        Map<String, String> changed = new LinkedHashMap<>();
        changed.put(TAB, plain ? ALL_TABS : tab());
        changed.putAll(added);
        List<String> removed = new ArrayList<>(POSITIONS);
        removed.addAll(List.of(dropped));
        return with(removed, changed);
    }

    /** The query of the same list at another position. */
    public String at(String positionName, Object position) {
        return with(POSITIONS, Map.of(positionName, position.toString()));
    }

    /** The query of the same filter sorted by this column; reverses the direction if it already is. */
    public String sortedBy(OrderSort newSort) {
        Map<String, String> changed = new LinkedHashMap<>();
        changed.put("sort", newSort.name());
        if (newSort == sort()) {
            changed.put("direction", descending() ? "up" : "down");
        }
        List<String> dropped = new ArrayList<>(POSITIONS);
        dropped.addAll(List.of("sort", "direction"));
        return with(dropped, changed);
    }

    /** The query of the filter alone, at the first page. */
    public String filterOnly() {
        List<String> dropped = new ArrayList<>(POSITIONS);
        dropped.addAll(PRESENTATION);
        return with(dropped, Map.of());
    }

    /** The same filter in all tabs. */
    public OrderListParameters inAllTabs() {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.keySet().removeAll(POSITIONS);
        all.remove(TAB);
        return new OrderListParameters(all, parser, false);
    }

    /** The query of the list at the first page. */
    public String firstPage() {
        return with(POSITIONS, Map.of());
    }

    /** The filter parameters by name. */
    public Map<String, String> filterValues() {
        Map<String, String> filters = new LinkedHashMap<>(values);
        filters.keySet().retainAll(FILTERS);
        return filters;
    }

    private String with(List<String> dropped, Map<String, String> added) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.keySet().removeAll(dropped);
        all.putAll(added);
        return all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
