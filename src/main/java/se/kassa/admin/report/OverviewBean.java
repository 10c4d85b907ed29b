package se.kassa.admin.report;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.kassa.admin.report.SalesReport.Sales;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.list.BoundedCount;
import se.kassa.order.list.OrderList;
import se.kassa.payment.ProviderHealth;
import se.kassa.platform.i18n.TimeFormat;

/** Backs the overview, the first page after login. */
@Named("overview")
@RequestScoped
public class OverviewBean {

    /** Sales of a period beside those of the same days a week earlier. */
    public record Comparison(String name, long orders, long turnover, long ordersBefore, long turnoverBefore) {}

    /** Sales by payment method; the method is empty if unknown. */
    public record ByMethod(String method, long orders, long turnover) {}

    private static final int DAYS = 28;
    private static final int WEEK = 7;
    private static final int EXPIRY_DAYS = 2;
    private static final int RECENT_DAYS = 14;
    private static final String DEFAULT_CURRENCY = "SEK";

    @Inject
    private SalesReport salesReport;

    @Inject
    private TodoCounts todo;

    @Inject
    private OrderList list;

    @Inject
    private ProviderHealth providerHealth;

    @Inject
    private TimeFormat times;

    @Inject
    private Clock clock;

    private LocalDate today;
    private List<Sales> sales;
    private ProviderHealth.Health health;
    private Map<FulfilmentStage, BoundedCount> stages;

    @PostConstruct
    void read() {
        today = LocalDate.now(clock.withZone(times.zone()));
        List<Sales> all = salesReport.sales(today.minusDays(DAYS - 1L), today, times.zone());
        String main = all.stream()
                .collect(Collectors.groupingBy(Sales::currency, Collectors.summingLong(Sales::orders)))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(DEFAULT_CURRENCY);
        sales = all.stream().filter(each -> each.currency().equals(main)).toList();
        health = providerHealth.health();
        stages = list.stages();
    }

    /** The currency of most orders, ISO 4217. Sums include only orders in it. */
    public String getCurrency() {
        return sales.stream().map(Sales::currency).findFirst().orElse(DEFAULT_CURRENCY);
    }

    /** Today and the current week so far, each compared with the same days a week earlier. */
    public List<Comparison> getComparisons() {
        LocalDate monday = today.with(DayOfWeek.MONDAY);
        return List.of(compare("today", today), compare("week", monday));
    }

    private Comparison compare(String name, LocalDate from) {
        List<Sales> now = between(from, today);
        List<Sales> before = between(from.minusDays(WEEK), today.minusDays(WEEK));
        return new Comparison(name, orders(now), turnover(now), orders(before), turnover(before));
    }

    private List<Sales> between(LocalDate from, LocalDate to) {
        return sales.stream()
                .filter(each -> !each.day().isBefore(from) && !each.day().isAfter(to))
                .toList();
    }

    private static long orders(List<Sales> list) {
        return list.stream().mapToLong(Sales::orders).sum();
    }

    private static long turnover(List<Sales> list) {
        return list.stream().mapToLong(Sales::turnover).sum();
    }

    /** The last four weeks by day. */
    public SalesChart getChart() {
        List<SalesChart.Day> days = new ArrayList<>();
        for (LocalDate day = today.minusDays(DAYS - 1L); !day.isAfter(today); day = day.plusDays(1)) {
            List<Sales> sold = between(day, day);
            days.add(new SalesChart.Day(day, orders(sold), turnover(sold)));
        }
        return new SalesChart(days);
    }

    /** The last four weeks by payment method, largest first. */
    public List<ByMethod> getMethods() {
        Function<Sales, String> method = each -> Objects.requireNonNullElse(each.method(), "");
        return sales.stream()
                .collect(Collectors.groupingBy(method, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new ByMethod(entry.getKey(), orders(entry.getValue()), turnover(entry.getValue())))
                .sorted(Comparator.comparingLong(ByMethod::turnover).reversed())
                .toList();
    }

    /** The number of orders at a stage. */
    public BoundedCount stage(String name) {
        return stages.get(FulfilmentStage.valueOf(name));
    }

    /** The first day of the period for failed refunds, for the link to the order list. */
    public LocalDate getFailedRefundsSince() {
        return today.minusDays(RECENT_DAYS);
    }

    /** The orders with a failed refund in that period. */
    public BoundedCount getFailedRefunds() {
        return todo.failedRefunds(
                getFailedRefundsSince().atStartOfDay(times.zone()).toOffsetDateTime());
    }

    /** The last day of the period for authorisations that expire, for the link to the order list. */
    public LocalDate getExpiringUntil() {
        return today.plusDays(EXPIRY_DAYS);
    }

    /** The orders with an authorisation that expires in that period. */
    public BoundedCount getExpiringAuthorisations() {
        return todo.expiringAuthorisations(
                getExpiringUntil().plusDays(1).atStartOfDay(times.zone()).toOffsetDateTime());
    }

    public TodoCounts getTodo() {
        return todo;
    }

    public ProviderHealth.Health getHealth() {
        return health;
    }

    /** The last order date that counts as waiting too long, for the link to the order list. */
    public LocalDate getWaitingUntil() {
        return today.minusDays(TodoCounts.LONG_WAIT.toDays());
    }
}
