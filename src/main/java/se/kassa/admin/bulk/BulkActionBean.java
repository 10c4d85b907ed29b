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
import se.kassa.admin.list.LocalizedParser;
import se.kassa.admin.list.OrderListQuery;
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
    private static final BoundedCount NONE = new BoundedCount(0, true);
    private static final String CAPTURING = "captureship";
    private static final int MOST_TICKED = 100;

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

    /** Redirects exports at once; they need no confirmation. */
    public void load() throws IOException {
        if (getAction().endsWith(FILE) && (isUnreadable() || !isNothing())) {
            String query = isAll()
                    ? address().filterOnly()
                    : getNumbers().stream()
                            .map(number -> "number=" + URLEncoder.encode(number, StandardCharsets.UTF_8))
                            .collect(Collectors.joining("&", "?", ""));
            request().redirect(request().getRequestContextPath() + "/admin/export/" + getAction() + query);
        }
    }

    /** The name of the requested action; empty if it is unknown. */
    public String getAction() {
        String asked = request().getRequestParameterMap().getOrDefault("do", "");
        boolean known = actions.names().contains(asked) || asked.equals("orders.csv") || asked.equals("lines.csv");
        return known ? asked : "";
    }

    /** Whether the action applies to all orders that match the filter. */
    public boolean isAll() {
        return ALL.equals(request().getRequestParameterMap().get("scope"));
    }

    /** The numbers of the selected orders. */
    public List<String> getNumbers() {
        String[] ticked = request().getRequestParameterValuesMap().get("number");
        return ticked == null ? List.of() : Stream.of(ticked).limit(MOST_TICKED).toList();
    }

    private OrderListQuery address() {
        return OrderListQuery.of(request().getRequestParameterMap(), new LocalizedParser(times.zone()));
    }

    private OrderFilter filter() {
        return isAll() ? address().filter() : OrderFilter.of(getNumbers());
    }

    /** The filter parameters to submit with the confirmation. */
    public Map<String, String> getFilterValues() {
        return address().filterValues();
    }

    /** Whether the filter can't be read: without it, the action would be about more orders than are meant. */
    public boolean isUnreadable() {
        return isAll() && !address().unreadable().isEmpty();
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
        return CAPTURING.equals(getAction());
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
        return address().filterOnly();
    }

    /** A new idempotency key for each rendered confirmation. */
    public String getOnce() {
        return Tokens.newToken();
    }

    /** Starts the job and redirects to its page. */
    public String begin() {
        String once = request().getRequestParameterMap().get("once");
        if (isUnreadable()) {
            return "/admin/bulk-job.xhtml?faces-redirect=true&said=NOTHING";
        }
        return admin.begin(getAction(), filter(), once)
                .map(job -> "/admin/bulk-job.xhtml?faces-redirect=true&job=" + job)
                .orElse("/admin/bulk-job.xhtml?faces-redirect=true&said=NOTHING");
    }
}
