package se.kassa.returns.withdrawal;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import se.kassa.order.Customer;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.order.lookup.OrderLookup;
import se.kassa.platform.contact.EmailAddress;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.security.Tokens;
import se.kassa.platform.text.InputNormalizer;
import se.kassa.platform.web.RequestParameters;

/**
 * Backs the withdrawal page. Its steps are forms that carry everything entered before, so that it needs no session: find
 * the order, fill in the withdrawal, confirm it. The confirmation opens by the secret token of the form.
 *
 * <p>The page shows nothing that the visitor has not entered: an order can be opened by somebody else who has its address.
 */
@Named("withdrawal")
@RequestScoped
public class WithdrawalBean {

    /** What the page shows. */
    public enum Step {
        FIND,
        DETAILS,
        CONFIRM,
        RECEIPT
    }

    private static final String FIND_FORM = "find";
    private static final String DETAILS_FORM = "details";
    private static final String CONFIRM_FORM = "confirm";
    private static final String TOKEN = "[A-Za-z0-9_-]{32}";
    private static final int MAX_NAME_LENGTH = 200;

    @Inject
    private OrderRepository orders;

    @Inject
    private OrderLookup lookup;

    @Inject
    private WithdrawalService service;

    @Inject
    private WithdrawalRepository withdrawals;

    @Inject
    private WithdrawalPeriod period;

    @Inject
    private Language language;

    private Step step = Step.FIND;

    @NotBlank(message = "{shop.withdrawal.number.missing}")
    private String number;

    @NotBlank(message = "{shop.withdrawal.email.missing}")
    private String email;

    private String orderToken;
    private String name;
    private String sendTo;
    private Order order;
    private Withdrawal receipt;
    private List<WithdrawableLine> lines = List.of();
    private String linesError;

    @PostConstruct
    void read() {
        number = RequestParameters.parameter("number");
        orderToken = RequestParameters.parameter("order");
        String token = RequestParameters.parameter("receipt");
        if (token != null && RequestParameters.parameter(FIND_FORM) == null) {
            receipt = withdrawals.byToken(token).orElse(null);
            step = receipt == null ? Step.FIND : Step.RECEIPT;
        } else if (isSubmitted(DETAILS_FORM) || isSubmitted(CONFIRM_FORM)) {
            name = RequestParameters.parameter("name");
            sendTo = RequestParameters.parameter("sendTo");
            open(isSubmitted(DETAILS_FORM) ? Step.DETAILS : Step.CONFIRM);
        } else if (orderToken != null && !isSubmitted(FIND_FORM)) {
            open(Step.DETAILS);
        }
    }

    private static boolean isSubmitted(String form) {
        return RequestParameters.parameter(form) != null;
    }

    /** Finds the order again with every request: the forms are all that the page knows. */
    private void open(Step next) {
        Optional.ofNullable(orderToken).flatMap(orders::byReceiptToken).ifPresent(found -> {
            order = found;
            lines = service.withdrawable(found);
            step = next;
        });
    }

    /** Finds the order by number and e-mail address. All failures show the same message. */
    public String find() {
        sendTo = EmailAddress.parse(email).isPresent() ? email : null;
        orderToken = lookup.find(number, email).orElse(null);
        open(Step.DETAILS);
        if (order == null) {
            error("find:number", "withdrawal.unknown");
        }
        return null;
    }

    /** Checks what was entered, and has it confirmed. */
    public String review() {
        boolean right = isNameRight() & isAddressRight() & areQuantitiesRight();
        step = right ? Step.CONFIRM : Step.DETAILS;
        return null;
    }

    private boolean isNameRight() {
        boolean right = name == null ? known(Customer::getName).isPresent() : name.length() <= MAX_NAME_LENGTH;
        if (!right) {
            error("details:name", "withdrawal.name.missing");
        }
        return right;
    }

    private boolean isAddressRight() {
        boolean right = sendTo == null
                ? known(Customer::getEmail).isPresent()
                : EmailAddress.parse(sendTo).isPresent();
        if (!right) {
            error("details:sendTo", "invalid.EMAIL");
        }
        return right;
    }

    private boolean areQuantitiesRight() {
        try {
            WithdrawableLine.chosen(lines, pieces());
            linesError = null;
        } catch (WithdrawalRejectedException e) {
            linesError = "withdrawal.refused." + e.reason();
        }
        return linesError == null;
    }

    /** Receives the withdrawal and redirects to its confirmation. */
    public String confirm() {
        String token = RequestParameters.parameter("token");
        boolean right = token != null && token.matches(TOKEN) && isNameRight() & isAddressRight();
        if (!right) {
            step = Step.DETAILS;
            return null;
        }
        try {
            Withdrawal received = service.receive(new WithdrawalRequest(
                    order.getId(),
                    name == null ? known(Customer::getName).orElseThrow() : InputNormalizer.storable(name),
                    sendTo == null
                            ? known(Customer::getEmail).orElseThrow()
                            : EmailAddress.parse(sendTo).orElseThrow().value(),
                    pieces(),
                    number == null ? Withdrawal.Channel.ORDER_PAGE : Withdrawal.Channel.ORDER_NUMBER,
                    token,
                    language.getLocale().toLanguageTag()));
            return "/withdrawal.xhtml?faces-redirect=true&receipt=" + received.getToken();
        } catch (WithdrawalRejectedException e) {
            linesError = "withdrawal.refused." + e.reason();
            step = Step.DETAILS;
            return null;
        }
    }

    /** Something of the order's customer, cut to what is stored; empty if unknown. */
    private Optional<String> known(Function<Customer, String> field) {
        return order.getCustomer()
                .map(field)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, Math.min(MAX_NAME_LENGTH, text.length())));
    }

    private Map<Integer, Integer> pieces() {
        Map<Integer, Integer> pieces = new TreeMap<>();
        lines.stream()
                .filter(line -> line.left() > 0)
                .forEach(line -> pieces.put(line.position(), quantity(getQuantity(line))));
        return pieces;
    }

    /** Anything but a whole number is more than anybody can withdraw. */
    private static int quantity(String text) {
        String plain = InputNormalizer.normalizeNumber(text);
        if (plain.isEmpty()) {
            return 0;
        }
        return plain.matches("\\d{1,6}") ? Integer.parseInt(plain) : Integer.MAX_VALUE;
    }

    private void error(String field, String key) {
        String message = Texts.shop(language.getLocale()).get(key);
        FacesContext.getCurrentInstance()
                .addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, message, null));
    }

    public Step getStep() {
        return step;
    }

    public Order getOrder() {
        return order;
    }

    /** Why nothing of the order can be withdrawn; null if something can. */
    public WithdrawalRejectedException.Reason getObstacle() {
        return service.obstacle(order).orElse(null);
    }

    /** The last day of the period; null while it is open. */
    public LocalDate getLastDay() {
        return period.lastDay(order).orElse(null);
    }

    /** The products that can still be withdrawn. */
    public List<WithdrawableLine> getLines() {
        return lines.stream().filter(line -> line.left() > 0).toList();
    }

    /** The products that cannot be withdrawn from. */
    public List<WithdrawableLine> getExempt() {
        return lines.stream().filter(WithdrawableLine::isExcluded).toList();
    }

    /** The products that are chosen. */
    public List<WithdrawableLine> getChosen() {
        return getLines().stream()
                .filter(line -> quantity(getQuantity(line)) > 0)
                .toList();
    }

    /** The quantity as entered; everything that is left at first. */
    public String getQuantity(WithdrawableLine line) {
        String entered = RequestParameters.parameter("q" + line.position());
        boolean first = !isSubmitted(DETAILS_FORM) && !isSubmitted(CONFIRM_FORM);
        return entered == null ? first ? Integer.toString(line.left()) : "" : entered;
    }

    /** The key of the text that says what is wrong with the quantities; null if nothing is. */
    public String getLinesError() {
        return linesError;
    }

    /** A new token for each rendered confirmation. */
    public String getFormToken() {
        String given = RequestParameters.parameter("token");
        return given != null && given.matches(TOKEN) ? given : Tokens.random();
    }

    public boolean isNameKnown() {
        return known(Customer::getName).isPresent();
    }

    public boolean isAddressKnown() {
        return known(Customer::getEmail).isPresent();
    }

    /** The withdrawal that was received; null before. */
    public Withdrawal getReceipt() {
        return receipt;
    }

    /** The last day on which the money may be paid back. */
    public LocalDate getRefundDay() {
        return period.refundDay(receipt.getReceivedAt());
    }

    /** The name, if the consumer entered it; null if it was taken from the order. */
    public String getEnteredName() {
        String ofOrder = orders.byNumber(receipt.getOrderNumber())
                .flatMap(Order::getCustomer)
                .map(Customer::getName)
                .orElse("");
        return receipt.getName().equals(ofOrder) ? null : receipt.getName();
    }

    /** Whether a confirmation was queued: mail may be switched off. */
    public boolean isMailed() {
        return service.isMailed(receipt);
    }

    /** Where the confirmation is sent, without most of the part before the @. */
    public String getMaskedAddress() {
        return receipt.getEmail().replaceFirst("^(.).*@", "$1…@");
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = trimmed(number);
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = trimmed(email);
    }

    /** The secret token of the order page; null before the order is found. */
    public String getOrderToken() {
        return orderToken;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = trimmed(name);
    }

    /** Where the confirmation goes, as entered; null for the order's own address. */
    public String getSendTo() {
        return sendTo;
    }

    public void setSendTo(String sendTo) {
        this.sendTo = trimmed(sendTo);
    }

    private static String trimmed(String text) {
        return text == null || InputNormalizer.strip(text).isEmpty() ? null : InputNormalizer.strip(text);
    }
}
