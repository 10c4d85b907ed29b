package se.kassa.admin.list;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.PaymentState;
import se.kassa.order.list.BoundedCount;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderListException;
import se.kassa.order.list.OrderPage;
import se.kassa.order.list.OrderRow;
import se.kassa.order.list.OrderSort;
import se.kassa.payment.PaymentProviders;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.i18n.TimeFormat;

/** Backs the order list. Its state is in the URL. */
@Named("orderList")
@RequestScoped
public class OrderListBean {

    /** A tab above the list; the stage is empty for all orders. */
    public record Tab(String stage, BoundedCount count) {}

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

    private static final BoundedCount NONE = new BoundedCount(0, false);
    private static final OrderPage EMPTY_PAGE = new OrderPage(List.of(), false, false, NONE);

    private OrderListQuery address;
    private boolean tooSlow;
    private OrderPage page;
    private List<Tab> tabs;
    private BoundedCount otherMatches;

    /** The parsed query of the request. */
    public OrderListQuery getAddress() {
        if (address == null) {
            Map<String, String> parameters =
                    FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
            address = OrderListQuery.of(parameters, new LocalizedParser(times.zone()));
        }
        return address;
    }

    /** Reads the list, which the page of an order then leads back to. */
    public void load() {
        OrderListQuery requested = getAddress();
        latest.show(
                requested.query(),
                FulfilmentStage.TO_SHIP.name().equals(requested.value("show")),
                getRows().stream().map(OrderRow::number).toList());
    }

    private OrderPage page() {
        if (page == null) {
            page = withinTimeout(this::read, EMPTY_PAGE);
        }
        return page;
    }

    private OrderPage read() {
        OrderListQuery requested = getAddress();
        return list.page(
                requested.filter(), requested.sort(), requested.descending(), requested.size(), requested.position());
    }

    /** Returns the fallback if the query times out; the page then shows a hint. */
    private <T> T withinTimeout(Supplier<T> read, T fallback) {
        try {
            return read.get();
        } catch (OrderListException e) {
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
                    && !getAddress().value("show").isEmpty();
            otherMatches = requested ? withinTimeout(this::countOtherMatches, NONE) : NONE;
        }
        return otherMatches;
    }

    private BoundedCount countOtherMatches() {
        OrderListQuery all = getAddress().inAllTabs();
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
            tabs.add(new Tab("", BoundedCount.sum(counts.values())));
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

    /** The methods of all providers; with the provider's name where there are several, because two may take cards. */
    public List<Option> getMethods() {
        boolean several = providers.all().size() > 1;
        return providers.all().stream()
                .flatMap(provider -> provider.methods().stream()
                        .map(method -> new Option(
                                method,
                                several
                                        ? methodLabel(method) + " (" + provider.displayName() + ")"
                                        : methodLabel(method))))
                .toList();
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
}
