package se.kassa.admin.withdrawal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kassa.order.Order;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.i18n.TimeFormat;
import se.kassa.platform.money.MoneyText;
import se.kassa.platform.web.RequestParameters;
import se.kassa.returns.withdrawal.RefundProposal;
import se.kassa.returns.withdrawal.WithdrawalEvent;
import se.kassa.returns.withdrawal.WithdrawalEvent.Condition;

/** Backs the list of withdrawals and the card on the page of an order. */
@Named("withdrawals")
@RequestScoped
public class WithdrawalsBean {

    private static final int MOST = 100;
    private static final String ACTION = "/admin/action?number=";

    @Inject
    private WithdrawalRows rows;

    @Inject
    private WithdrawalAdmin admin;

    @Inject
    private Language language;

    @Inject
    private TimeFormat times;

    private List<WithdrawalRow> all;
    private final Map<Long, List<WithdrawalRow>> byOrder = new HashMap<>();

    /** The newest; those that are not refunded first. */
    public List<WithdrawalRow> getAll() {
        if (all == null) {
            all = rows.newest(MOST);
        }
        return all;
    }

    /** Number of withdrawals of the last 14 days. */
    public long getRecentCount() {
        return rows.countRecent();
    }

    /** Those of an order, oldest first. */
    public List<WithdrawalRow> of(Order order) {
        return byOrder.computeIfAbsent(order.getId(), id -> rows.of(order));
    }

    /** The address of the refund dialog, filled in as proposed, below the context root. */
    public String refundAddress(WithdrawalRow row, RefundProposal proposal) {
        StringBuilder address = new StringBuilder(ACTION)
                .append(row.order().getNumber())
                .append("&do=REFUND&capture=")
                .append(proposal.captureId())
                .append("&withdrawal=")
                .append(row.withdrawal().getId())
                .append("&reason=")
                .append(RequestParameters.encoded(reason(row)));
        if (proposal.isAmount()) {
            address.append("&what=amount&amount=")
                    .append(RequestParameters.encoded(MoneyText.write(proposal.amount())));
        } else {
            address.append("&what=pieces");
            proposal.pieces()
                    .forEach((base, quantity) ->
                            address.append("&q").append(base).append('=').append(quantity));
        }
        return isBackInGoodCondition(row) ? address.append("&back=yes").toString() : address.toString();
    }

    /** The address of the dialog that voids the payment, below the context root. */
    public String voidAddress(WithdrawalRow row) {
        return ACTION
                + row.order().getNumber()
                + "&do=CANCEL&withdrawal="
                + row.withdrawal().getId()
                + "&reason="
                + RequestParameters.encoded(reason(row));
    }

    private String reason(WithdrawalRow row) {
        return Texts.admin(language.getLocale())
                .format("withdrawal.reason", times.day(row.withdrawal().getReceivedAt()));
    }

    private static boolean isBackInGoodCondition(WithdrawalRow row) {
        List<WithdrawalEvent> back = row.events().stream()
                .filter(event -> event.getType() == WithdrawalEvent.Type.GOODS_BACK)
                .toList();
        return !back.isEmpty() && back.stream().allMatch(event -> event.getCondition() == Condition.GOOD);
    }

    public List<Condition> getConditions() {
        return List.of(Condition.values());
    }

    /** Records that the products of a withdrawal came back. */
    public String goodsBack() {
        String id = RequestParameters.parameter("withdrawal");
        Optional<Condition> condition = Arrays.stream(Condition.values())
                .filter(each -> each.name().equals(RequestParameters.parameter("condition")))
                .findFirst();
        if (id != null && id.matches("\\d{1,18}") && condition.isPresent()) {
            admin.goodsBack(Long.parseLong(id), condition.get(), RequestParameters.parameter("note"));
        }
        return "/admin/withdrawals.xhtml?faces-redirect=true&status=" + (condition.isPresent() ? "BACK" : "UNCHANGED");
    }
}
