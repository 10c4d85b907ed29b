package se.kassa.admin.bulk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.kassa.admin.list.FilterValueParser;
import se.kassa.admin.list.OrderListParameters;
import se.kassa.bulk.BulkActionRegistry;
import se.kassa.order.list.BoundedCount;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderSort;
import se.kassa.order.list.PagePosition;
import se.kassa.platform.i18n.TimeFormat;
import se.kassa.platform.security.Tokens;

/** Backs the confirmation page of bulk actions on the selected orders, or on all orders that match the filter. */
@Named("bulkAction")
@RequestScoped
public class BulkActionBean {

    private static final String FILE = ".csv";
    private static final String ALL = "all";

    /** Prints packing slips; needs no confirmation. */
    static final String SLIPS = "slips";

    /** Prints a pick list; needs no confirmation. */
    static final String PICK_LIST = "picklist";

    private static final List<String> PRINTED = List.of(SLIPS, PICK_LIST);
    private static final BoundedCount NONE = new BoundedCount(0, true);
    private static final String CAPTURE_AND_SHIP = "captureship";
    private static final int MAX_SELECTED = 100;

    @Inject
    private BulkJobAdmin admin;

    @Inject
    private BulkActionRegistry actions;

    @Inject
    private OrderList list;

    @Inject
    private TimeFormat times;

    private BoundedCount count;
    private List<BulkJobAdmin.Sum> sums;

    private static ExternalContext request() {
        return FacesContext.getCurrentInstance().getExternalContext();
    }

    /** Redirects exports and prints at once; they need no confirmation. */
    public void load() throws IOException {
        if (getAction().endsWith(FILE) && (isUnreadable() || !isNothing())) {
            request().redirect(request().getRequestContextPath() + "/admin/export/" + getAction() + selected());
        } else if (PRINTED.contains(getAction()) && !isNothing()) {
            String query = selected();
            request()
                    .redirect(request().getRequestContextPath() + "/admin/packing" + query
                            + (query.isEmpty() ? "?" : "&") + "do=" + getAction() + (isAll() ? "&scope=" + ALL : ""));
        }
    }

    private String selected() {
        return isAll()
                ? query().filterOnly()
                : getNumbers().stream()
                        .map(number -> "number=" + URLEncoder.encode(number, StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** The name of the requested action; empty if it is unknown. */
    public String getAction() {
        String requested = request().getRequestParameterMap().getOrDefault("do", "");
        boolean known = actions.names().contains(requested)
                || PRINTED.contains(requested)
                || requested.equals("orders.csv")
                || requested.equals("lines.csv");
        return known ? requested : "";
    }

    /** Whether the action applies to all orders that match the filter. */
    public boolean isAll() {
        return ALL.equals(request().getRequestParameterMap().get("scope"));
    }

    /** The numbers of the selected orders. */
    public List<String> getNumbers() {
        String[] selected = request().getRequestParameterValuesMap().get("number");
        return selected == null
                ? List.of()
                : Stream.of(selected).limit(MAX_SELECTED).toList();
    }

    private OrderListParameters query() {
        return OrderListParameters.of(request().getRequestParameterMap(), new FilterValueParser(times.zone()));
    }

    /** The selected orders. */
    OrderFilter filter() {
        return isAll() ? query().filter() : OrderFilter.of(getNumbers());
    }

    /** The filter parameters to submit with the confirmation. */
    public Map<String, String> getFilterValues() {
        return query().filterValues();
    }

    /** Whether the filter can't be read: without it, the action would be about more orders than are meant. */
    public boolean isUnreadable() {
        return isAll() && !query().unreadable().isEmpty();
    }

    /** The number of orders that the action applies to. */
    public BoundedCount getCount() {
        if (isUnreadable()) {
            return NONE;
        }
        if (count == null) {
            count = list.page(filter(), OrderSort.PLACED, true, 1, PagePosition.FIRST)
                    .matches();
        }
        return count;
    }

    /** Whether no order is selected or matches. */
    public boolean isNothing() {
        return getCount().value() == 0;
    }

    /** Whether there are more orders than one job can have. */
    public boolean isTooMany() {
        return !getCount().exact();
    }

    /** Whether the chosen action captures. */
    public boolean isCapturing() {
        return CAPTURE_AND_SHIP.equals(getAction());
    }

    /** The amounts to capture by currency; empty if there is nothing to capture. */
    public List<BulkJobAdmin.Sum> getSums() {
        if (sums == null) {
            sums = admin.toCapture(filter());
        }
        return sums;
    }

    /** The available actions. */
    public List<String> getActions() {
        return actions.names();
    }

    /** The query of the list to go back to. */
    public String getBack() {
        return query().filterOnly();
    }

    /** A new idempotency key for each rendered confirmation. */
    public String getIdempotencyKey() {
        return Tokens.random();
    }

    /** Starts the job and redirects to its page. */
    public String start() {
        String idempotencyKey = request().getRequestParameterMap().get("once");
        if (isUnreadable()) {
            return "/admin/bulk-job.xhtml?faces-redirect=true&status=NOTHING";
        }
        return admin.start(getAction(), filter(), idempotencyKey)
                .map(job -> "/admin/bulk-job.xhtml?faces-redirect=true&job=" + job)
                .orElse("/admin/bulk-job.xhtml?faces-redirect=true&status=NOTHING");
    }
}
