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

/** Asks for a confirmation before something is done to many orders: those that were ticked, or all that fit the filter. */
@Named("bulkAction")
@RequestScoped
public class BulkActionBean {

    private static final String FILE = ".csv";
    private static final String ALL = "all";
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

    /** An export needs no confirmation. */
    public void load() throws IOException {
        if (getAction().endsWith(FILE) && !isNothing()) {
            String query = isAll()
                    ? address().filterOnly()
                    : getNumbers().stream()
                            .map(number -> "number=" + URLEncoder.encode(number, StandardCharsets.UTF_8))
                            .collect(Collectors.joining("&", "?", ""));
            request().redirect(request().getRequestContextPath() + "/admin/export/" + getAction() + query);
        }
    }

    /** The name of the action that was chosen; empty where there is none of it. */
    public String getAction() {
        String asked = request().getRequestParameterMap().getOrDefault("do", "");
        boolean known = actions.names().contains(asked) || asked.equals("orders.csv") || asked.equals("lines.csv");
        return known ? asked : "";
    }

    /** Whether it is about all that fit the filter. */
    public boolean isAll() {
        return ALL.equals(request().getRequestParameterMap().get("scope"));
    }

    /** The numbers of the orders that were ticked. */
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

    /** What to send along with the confirmation, besides the ticked orders. */
    public Map<String, String> getFilterValues() {
        return address().filterValues();
    }

    /** How many orders it is about. */
    public BoundedCount getCount() {
        if (count == null) {
            count = list.page(filter(), OrderSort.PLACED, true, 1, PagePosition.FIRST)
                    .matches();
        }
        return count;
    }

    /** Whether nothing was ticked, or nothing fits. */
    public boolean isNothing() {
        return getCount().value() == 0;
    }

    /** Whether there are more than one piece of work is about. */
    public boolean isTooMany() {
        return !getCount().exact();
    }

    /** Whether the chosen action captures. */
    public boolean isCapturing() {
        return CAPTURING.equals(getAction());
    }

    /** What it captures, by currency; empty where there is nothing to capture. */
    public List<BulkJobAdmin.Sum> getSums() {
        if (sums == null) {
            sums = admin.toCapture(filter());
        }
        return sums;
    }

    /** The actions to choose from. */
    public List<String> getActions() {
        return actions.names();
    }

    /** Where the confirmation leads back to. */
    public String getBack() {
        return address().filterOnly();
    }

    /** Tells one confirmation from another. */
    public String getOnce() {
        return Tokens.newToken();
    }

    /** Begins the work, and leads to its page. */
    public String begin() {
        String once = request().getRequestParameterMap().get("once");
        return admin.begin(getAction(), filter(), once)
                .map(job -> "/admin/bulk-job.xhtml?faces-redirect=true&job=" + job)
                .orElse("/admin/bulk-job.xhtml?faces-redirect=true&said=NOTHING");
    }
}
