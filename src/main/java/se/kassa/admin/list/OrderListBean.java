package se.kassa.admin.list;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.kassa.admin.account.ListColumnChoice;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.Line;
import se.kassa.order.PaymentState;
import se.kassa.order.list.BoundedCount;
import se.kassa.order.list.OrderDetailReader;
import se.kassa.order.list.OrderLineReader;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderListUnavailableException;
import se.kassa.order.list.OrderPage;
import se.kassa.order.list.OrderRow;
import se.kassa.order.list.OrderSort;
import se.kassa.order.list.OrderSum;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviders;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.i18n.TimeFormat;
import se.kassa.shipping.AvailableShippingMethods;

/** Backs the order list. Its state is in the URL. */
@Named("orderList")
@RequestScoped
public class OrderListBean {

    /** A tab above the list; the stage is {@code ALL} for all orders. */
    public record Tab(String stage, BoundedCount count) {}

    /**
     * A filter that is in force.
     *
     * @param label what is filtered and by which value
     * @param query of the list without it
     */
    public record Chip(String label, String query) {}

    /**
     * A range of days that can be chosen.
     *
     * @param name key of its text
     * @param query of the list of its orders
     * @param chosen whether the list shows it
     */
    public record Preset(String name, String query, boolean chosen) {}

    /** An option of a filter. */
    public record Option(String value, String label) {}

    private static final List<FulfilmentStage> TABS = List.of(
            FulfilmentStage.TO_SHIP,
            FulfilmentStage.WAITING,
            FulfilmentStage.IN_REVIEW,
            FulfilmentStage.SHIPPED,
            FulfilmentStage.CANCELLED);
    private static final List<String> COUNTRIES = List.of(
            "SE", "NO", "DK", "FI", "IS", "DE", "AT", "BE", "CH", "EE", "ES", "FR", "GB", "IE", "IT", "LT", "LV", "NL",
            "PL", "PT");

    @Inject
    private OrderList list;

    @Inject
    private LatestOrderList latest;

    @Inject
    private PaymentProviders providers;

    @Inject
    private TimeFormat times;

    @Inject
    private Language language;

    @Inject
    private OrderLineReader lineReader;

    @Inject
    private OrderDetailReader details;

    @Inject
    private AvailableShippingMethods shippingMethods;

    @Inject
    private ListColumnChoice choice;

    @Inject
    private Clock clock;

    private static final BoundedCount NONE = new BoundedCount(0, false);
    private static final OrderPage EMPTY_PAGE = new OrderPage(List.of(), false, false, NONE);

    private OrderListParameters address;
    private boolean tooSlow;
    private OrderPage page;
    private List<Tab> tabs;
    private BoundedCount otherMatches;
    private List<OrderSum> sums;
    private Set<OrderListColumn> columns;
    private Map<Long, List<Line>> lines;
    private Map<Long, String> notes;
    private Map<Long, OffsetDateTime> expiries;

    /** The parsed query of the request. */
    public OrderListParameters getAddress() {
        if (address == null) {
            Map<String, String> parameters =
                    FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
            address = OrderListParameters.ofPage(parameters, new FilterValueParser(times.zone()));
        }
        return address;
    }

    /** Reads the list, which the page of an order then leads back to. */
    public void load() {
        OrderListParameters requested = getAddress();
        latest.show(
                requested.query(),
                FulfilmentStage.TO_SHIP.name().equals(requested.tab()),
                getRows().stream().map(OrderRow::number).toList());
    }

    private OrderPage page() {
        if (page == null) {
            page = withinTimeout(this::read, EMPTY_PAGE);
        }
        return page;
    }

    private OrderPage read() {
        OrderListParameters requested = getAddress();
        return list.page(
                requested.filter(), requested.sort(), requested.descending(), requested.size(), requested.position());
    }

    /** Returns the fallback if the query times out; the page then shows a hint. */
    private <T> T withinTimeout(Supplier<T> read, T fallback) {
        try {
            return read.get();
        } catch (OrderListUnavailableException e) {
            if (!e.isTimeout()) {
                throw e;
            }
            tooSlow = true;
            return fallback;
        }
    }

    /** Whether the query timed out. There is nothing to show; a narrower filter may help. */
    public boolean isTooSlow() {
        page();
        return tooSlow;
    }

    public List<OrderRow> getRows() {
        return page().rows();
    }

    /** The number of orders that match the filter. */
    public BoundedCount getMatches() {
        return page().matches();
    }

    /** The query of the next page; null on the last. */
    public String getNext() {
        List<OrderRow> rows = page().rows();
        return page().hasNext() && !rows.isEmpty()
                ? getAddress().at("after", rows.get(rows.size() - 1).id())
                : null;
    }

    /** The query of the previous page; null on the first. */
    public String getPrevious() {
        return page().hasPrevious() && !page().rows().isEmpty()
                ? getAddress().at("before", page().rows().get(0).id())
                : null;
    }

    /** If no order matches in this tab, the number of matches in all tabs; else none. */
    public BoundedCount getOtherMatches() {
        if (otherMatches == null) {
            boolean requested = getRows().isEmpty()
                    && getAddress().isFiltered()
                    && !getAddress().tab().equals(OrderListParameters.ALL_TABS);
            otherMatches = requested ? withinTimeout(this::countOtherMatches, NONE) : NONE;
        }
        return otherMatches;
    }

    private BoundedCount countOtherMatches() {
        OrderListParameters all = getAddress().inAllTabs();
        return list.page(all.filter(), all.sort(), all.descending(), 1, all.position())
                .matches();
    }

    public String getLast() {
        return getAddress().at("page", "last");
    }

    public List<Tab> getTabs() {
        if (tabs == null) {
            Map<FulfilmentStage, BoundedCount> counts = withinTimeout(list::stages, Map.of());
            tabs = new ArrayList<>();
            TABS.forEach(stage -> tabs.add(new Tab(stage.name(), counts.getOrDefault(stage, NONE))));
            tabs.add(new Tab(OrderListParameters.ALL_TABS, BoundedCount.sum(counts.values())));
        }
        return tabs;
    }

    /** The {@code aria-sort} value of a column: {@code ascending}, {@code descending} or {@code none}. */
    public String sorting(String column) {
        if (getAddress().sort() != OrderSort.valueOf(column)) {
            return "none";
        }
        return getAddress().descending() ? "descending" : "ascending";
    }

    public String sortedBy(String column) {
        return getAddress().sortedBy(OrderSort.valueOf(column));
    }

    public List<PaymentState> getPaymentStates() {
        return Arrays.asList(PaymentState.values());
    }

    /**
     * The methods of all providers; with the providers' names where there are several. Two may have the same term for a
     * method: the filter finds the payments of both.
     */
    public List<Option> getMethods() {
        List<PaymentProvider> all = providers.all();
        return providerNames(all).entrySet().stream()
                .map(each -> new Option(
                        each.getKey(),
                        all.size() > 1
                                ? methodLabel(each.getKey()) + " (" + each.getValue() + ")"
                                : methodLabel(each.getKey())))
                .toList();
    }

    /** The names of the providers that have a method, by method. */
    static Map<String, String> providerNames(List<PaymentProvider> providers) {
        Map<String, String> names = new LinkedHashMap<>();
        providers.forEach(provider -> provider.methods()
                .forEach(method -> names.merge(method, provider.displayName(), (one, other) -> one + ", " + other)));
        return names;
    }

    /** The payment method in the page's language, unchanged if there is no translation; empty for null. */
    public String methodLabel(String method) {
        return method == null ? "" : Texts.admin(language.getLocale()).get("method." + method, method);
    }

    /** The shop's own country first. */
    public List<Option> getCountries() {
        Stream<Option> others =
                COUNTRIES.stream().skip(1).map(this::country).sorted(Comparator.comparing(Option::label));
        return Stream.concat(Stream.of(country(COUNTRIES.get(0))), others).toList();
    }

    private Option country(String code) {
        return new Option(code, language.countryName(code));
    }

    /** Sums by currency of the orders that match a filter other than the tab; empty without such a filter. */
    public List<OrderSum> getSums() {
        if (sums == null) {
            sums = getAddress().isFiltered() && getMatches().exact()
                    ? withinTimeout(() -> list.sums(getAddress().filter()), List.of())
                    : List.of();
        }
        return sums;
    }

    /** The filters in force, other than the tab. */
    public List<Chip> getChips() {
        return getAddress().detailValues().entrySet().stream()
                .filter(filter -> !getAddress().unreadable().contains(filter.getKey()))
                .map(filter -> new Chip(
                        label(filter.getKey(), filter.getValue()), getAddress().without(filter.getKey())))
                .toList();
    }

    private String label(String name, String value) {
        Texts texts = Texts.admin(language.getLocale());
        String shown =
                switch (name) {
                    case "payment" -> texts.get("payment." + value, value);
                    case "refund" ->
                        texts.get("FULL".equals(value) ? "payment.refunded" : "payment.partly.refunded", value);
                    case "method" -> methodLabel(value);
                    case "country" -> language.countryName(value);
                    case "buyer" -> texts.get("customer." + value, value);
                    default -> value;
                };
        return texts.get("chip." + name, name) + ": " + shown;
    }

    /** The ranges of days to choose from. */
    public List<Preset> getPresets() {
        LocalDate today = LocalDate.now(clock.withZone(times.zone()));
        return Arrays.stream(DatePreset.values())
                .map(preset -> preset(preset.name(), preset.from(today), preset.until(today)))
                .toList();
    }

    private Preset preset(String name, LocalDate from, LocalDate until) {
        boolean chosen = getAddress().value("from").equals(from.toString())
                && getAddress().value("until").equals(until.toString());
        return new Preset(name, getAddress().placed(from, until), chosen);
    }

    /** Every column that can be chosen. */
    public List<OrderListColumn> getAllColumns() {
        return List.of(OrderListColumn.values());
    }

    /** Whether the current user sees a column. */
    public boolean shows(String column) {
        if (columns == null) {
            columns = choice.get().map(OrderListColumn::of).orElseGet(OrderListColumn::usual);
        }
        return columns.contains(OrderListColumn.valueOf(column));
    }

    /** Keeps the current user's choice of columns and shows the same list. */
    public String chooseColumns() {
        Map<String, String[]> parameters =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterValuesMap();
        List<String> names = List.of(parameters.getOrDefault("column", new String[0]));
        choice.set(OrderListColumn.of(names).stream().map(OrderListColumn::name).toList());
        String query = latest.query();
        return "/admin/orders.xhtml?faces-redirect=true" + (query.isEmpty() ? "" : "&" + query.substring(1));
    }

    private List<Line> lines(OrderRow order) {
        if (lines == null) {
            lines = getRows().isEmpty() ? Map.of() : lineReader.of(getRows());
        }
        return lines.getOrDefault(order.id(), List.of());
    }

    /** How many items are to be packed. */
    public int items(OrderRow order) {
        return lines(order).stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT)
                .mapToInt(Line::quantity)
                .sum();
    }

    /** The amount without VAT, in minor units. */
    public long net(OrderRow order) {
        return Line.vat(lines(order)).net();
    }

    /** The latest note on the order; empty if there is none. */
    public String note(OrderRow order) {
        if (notes == null) {
            notes = details.notes(getRows());
        }
        return notes.getOrDefault(order.id(), "");
    }

    /** When the provider releases what is authorised and not captured; null if nothing is, or if not known. */
    public OffsetDateTime expiry(OrderRow order) {
        if (expiries == null) {
            expiries = details.expiries(getRows());
        }
        boolean authorised = order.payment().state() == PaymentState.AUTHORIZED
                || order.payment().state() == PaymentState.PARTIALLY_CAPTURED;
        return authorised ? expiries.get(order.id()) : null;
    }

    /** The name of the order's shipping method; empty if unknown. */
    public String shipping(OrderRow order) {
        return shippingMethods
                .find(order.shippingMethod())
                .map(method -> method.text(language.getLocale()).getName())
                .orElse("");
    }

    /** The key of the text of the order's stage; an order that the customer fetches is ready instead of shipped. */
    public String stageText(OrderRow order) {
        boolean fetched = (order.stage() == FulfilmentStage.TO_SHIP || order.stage() == FulfilmentStage.SHIPPED)
                && shippingMethods.isPickUp(order.shippingMethod());
        return (fetched ? "status.pickUp." : "status.") + order.stage();
    }
}
