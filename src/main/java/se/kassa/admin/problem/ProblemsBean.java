package se.kassa.admin.problem;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.kassa.admin.order.HistoryText;
import se.kassa.admin.order.PaymentAdmin;
import se.kassa.alert.Alert;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRepository;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.order.PaymentReview;
import se.kassa.payment.FailedNotifications;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.ProviderAlerts;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.i18n.TimeFormat;
import se.kassa.platform.outbox.FailedMessages;

/** Backs the problems page: payment reviews, alerts and failed notifications, which need manual action. */
@Named("problems")
@RequestScoped
public class ProblemsBean {

    /**
     * An order in payment review, with its alert.
     *
     * @param review the open review
     * @param alert null if there is none
     */
    public record ReviewedOrder(Order order, PaymentReview review, Alert alert) {}

    private static final int LIMIT = 100;
    private static final String SAME_PAGE = "/admin/problems.xhtml?faces-redirect=true&status=";

    /**
     * The causes shown as alerts; payment reviews, failed notifications and failed messages have lists of their own.
     */
    private static final Set<AlertCause> SHOWN_CAUSES = EnumSet.complementOf(
            EnumSet.of(AlertCause.PAYMENT_IN_REVIEW, AlertCause.NOTIFICATION_FAILED, AlertCause.MESSAGE_FAILED));

    @Inject
    private FailedNotifications failedNotifications;

    @Inject
    private FailedMessages failedMessages;

    @Inject
    private AlertRepository alerts;

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentAdmin admin;

    @Inject
    private HistoryText historyText;

    @Inject
    private ProviderAlerts providerAlerts;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private Language language;

    @Inject
    private TimeFormat times;

    private Long count;

    public List<FailedNotifications.Failed> getFailedNotifications() {
        return failedNotifications.newest(LIMIT);
    }

    public List<Alert> getAlerts() {
        return alerts.open(SHOWN_CAUSES, LIMIT);
    }

    public List<ReviewedOrder> getReviews() {
        List<Order> inReview = orders.held(LIMIT);
        Map<String, Alert> newestAlerts = alerts.newest(
                AlertCause.PAYMENT_IN_REVIEW,
                inReview.stream().map(order -> order.getNumber().value()).toList());
        return inReview.stream()
                .map(order -> new ReviewedOrder(
                        order,
                        order.getReview().orElseThrow(),
                        newestAlerts.get(order.getNumber().value())))
                .toList();
    }

    /** What an alert is about, in the page's language; empty if its details are {@linkplain #isTechnical technical}. */
    public String about(Alert alert) {
        if (isTechnical(alert)) {
            return "";
        }
        String about = alert.getExplanation();
        return switch (alert.getCause()) {
            case PAYMENT_INVALIDATED -> providerTerm(about, alert.getOrderNumber());
            case AUTHORISATION_EXPIRES -> about.isEmpty() ? "" : times.minute(OffsetDateTime.parse(about));
            default -> about;
        };
    }

    /** The status or event of the provider of an order, in the page's language. */
    public String providerTerm(String word, String orderNumber) {
        return historyText.providerTerm(
                word, attempts.latestProvider(orderNumber).orElse(""));
    }

    /** What happened, or with the prefix {@code alert.todo.} what to do, naming the provider if only one is concerned. */
    public String text(String prefix, Alert alert) {
        Texts texts = Texts.admin(language.getLocale());
        String key = prefix + alert.getCause();
        return providerAlerts
                .providerName(alert.getCause(), alert.getSubject(), alert.getOrderNumber())
                .map(name -> texts.about(name, key))
                .orElseGet(() -> texts.get(key));
    }

    /** Whether an alert's details are for those who operate the shop, such as an error of the provider. */
    public boolean isTechnical(Alert alert) {
        return alert.getCause() == AlertCause.PROVIDER_MISCONFIGURED
                || alert.getCause() == AlertCause.PAYMENT_SESSION_REFUSED;
    }

    /** The number of problems, for the navigation on every page. */
    public long getCount() {
        if (count == null) {
            count = failedNotifications.count()
                    + failedMessages.countFailed()
                    + alerts.countOpen(SHOWN_CAUSES)
                    + orders.countInReview();
        }
        return count;
    }

    public String acknowledge(long alert) {
        admin.acknowledge(alert);
        return SAME_PAGE + "ACKNOWLEDGED";
    }

    public String replay(long id) {
        admin.replay(id);
        return SAME_PAGE + "REPLAYED";
    }

    public String replayAll() {
        admin.replayAll();
        return SAME_PAGE + "REPLAYED";
    }
}
