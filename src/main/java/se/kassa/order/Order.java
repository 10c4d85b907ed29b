package se.kassa.order;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import se.kassa.platform.money.VatBreakdown;
import se.kassa.platform.text.TextNormalizer;

/**
 * A purchase. It is placed, open, before the payment provider hears of it; follows the shopper's changes until it is
 * paid; then takes the rows that were paid, and never changes them again. What the payment provider says of the
 * payment is applied with {@link #apply}; what disagrees is {@linkplain #hold held} before the order admin.
 */
@Entity
@Table(name = "orders")
public class Order {

    private static final int LONGEST_SORT_NAME = 200;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "orders_seq")
    @SequenceGenerator(name = "orders_seq", sequenceName = "orders_seq", allocationSize = 50)
    private Long id;

    @Version
    private long version;

    @Column(name = "number", updatable = false)
    private String number;

    @Column(name = "receipt_token", updatable = false)
    private String receiptToken;

    @Column(name = "cart_token", updatable = false)
    private String cartToken;

    @Column(name = "created_at", updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "language")
    private String language;

    @Column(name = "currency")
    private String currency;

    @Enumerated(EnumType.STRING)
    @Column(name = "payment_state")
    private PaymentState paymentState = PaymentState.OPEN;

    @Enumerated(EnumType.STRING)
    @Column(name = "shipping_state")
    private ShippingState shippingState = ShippingState.NOT_SHIPPED;

    @Column(name = "payment_method")
    private String paymentMethod;

    @Column(name = "provider_status")
    private String providerStatus;

    @Column(name = "amount")
    private long amount;

    @Column(name = "captured_amount")
    private long capturedAmount;

    @Column(name = "refunded_amount")
    private long refundedAmount;

    @Column(name = "paid_at")
    private OffsetDateTime paidAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "purchase_type")
    private CustomerType purchaseType = CustomerType.B2C;

    @Column(name = "delivery_method")
    private String deliveryMethod;

    @Column(name = "discount_code")
    private String discountCode;

    @Column(name = "cancelled_at")
    private OffsetDateTime cancelledAt;

    @Column(name = "shipped_at")
    private OffsetDateTime shippedAt;

    @Column(name = "carrier")
    private String carrier;

    @Column(name = "tracking_number")
    private String trackingNumber;

    @Column(name = "erased_at")
    private OffsetDateTime erasedAt;

    @Embedded
    private PaymentReview hold;

    @Embedded
    private Customer consumer;

    @ElementCollection
    @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    private List<OrderLine> lines = new ArrayList<>();

    @Transient
    private List<PendingOrderEvent> changes = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "order_search_term", joinColumns = @JoinColumn(name = "order_id"))
    @Column(name = "term")
    private Set<String> searchTerms = new HashSet<>();

    @Enumerated(EnumType.STRING)
    @Column(name = "stage")
    private FulfilmentStage stage = FulfilmentStage.OPEN;

    @Column(name = "listed_method")
    private String listedMethod = "";

    @Column(name = "listed_country")
    private String listedCountry = "";

    @Column(name = "listed_customer")
    private String listedCustomer = "";

    @Column(name = "business")
    private boolean business;

    protected Order() {}

    /**
     * An order that nobody has paid.
     *
     * @param cartToken the cart it was made from; one cart makes one order
     * @param currency ISO 4217
     */
    public Order(
            OrderNumber number,
            String receiptToken,
            String cartToken,
            String language,
            String currency,
            List<Line> lines,
            OffsetDateTime now) {
        this.number = number.value();
        this.receiptToken = receiptToken;
        this.cartToken = cartToken;
        this.currency = currency;
        this.createdAt = now;
        revise(lines, language);
    }

    /**
     * Takes the shopper's changes.
     *
     * @throws IllegalStateException if the order is paid, or being paid
     */
    public final void revise(List<Line> newLines, String newLanguage) {
        if (!isPayable()) {
            throw new IllegalStateException("Order " + number + " can't be changed: " + paymentState);
        }
        language = newLanguage;
        findableAfter(() -> replaceLines(newLines));
        paymentState = PaymentState.OPEN;
    }

    /**
     * Takes what the shopper tells of who buys and how.
     *
     * @return whether it is news
     * @throws IllegalStateException if the order is paid, or being paid
     */
    public boolean agree(CheckoutDetails buying) {
        if (!isPayable()) {
            throw new IllegalStateException("Order " + number + " can't be changed: " + paymentState);
        }
        boolean news = !buying.equals(getBuying());
        purchaseType = buying.type();
        findableAfter(() -> consumer = buying.consumer());
        deliveryMethod = buying.deliveryMethod();
        discountCode = buying.discountCode();
        return news;
    }

    /**
     * The payment is secured on these rows: they become the order's.
     *
     * @throws IllegalStateException if it was secured before
     */
    public void secure(List<Line> paidLines, OffsetDateTime now) {
        if (paidAt != null) {
            throw new IllegalStateException("Order " + number + " is paid already");
        }
        findableAfter(() -> replaceLines(paidLines));
        paidAt = now;
        erasedAt = null;
        changes.add(PendingOrderEvent.once(OrderEvent.Kind.PAID, amount));
    }

    /**
     * Takes what the payment provider says of the payment.
     *
     * @return whether anything changed
     */
    public boolean apply(PaymentUpdate news) {
        boolean changed = paymentState != news.state()
                || !Objects.equals(providerStatus, news.providerStatus())
                || capturedAmount != news.capturedAmount()
                || refundedAmount != news.refundedAmount()
                || !Objects.equals(paymentMethod, news.method());
        noteWhatMoved(news);
        paymentState = news.state();
        providerStatus = news.providerStatus();
        paymentMethod = news.method();
        capturedAmount = news.capturedAmount();
        refundedAmount = news.refundedAmount();
        return takeConsumer(news.consumer()) || changed;
    }

    private boolean takeConsumer(Customer told) {
        if (told == null || isErased()) {
            return false;
        }
        Customer completed = told.completedBy(consumer);
        boolean changed = !completed.equals(consumer);
        if (changed) {
            findableAfter(() -> consumer = completed);
        }
        if (completed.getCompanyName() != null) {
            purchaseType = CustomerType.B2B;
        }
        return changed;
    }

    private void noteWhatMoved(PaymentUpdate news) {
        if (news.capturedAmount() > capturedAmount) {
            long captured = news.capturedAmount() - capturedAmount;
            changes.add(PendingOrderEvent.one(OrderEvent.Kind.CAPTURED, news.capturedAmount(), captured, null));
        }
        if (news.refundedAmount() > refundedAmount) {
            long refunded = news.refundedAmount() - refundedAmount;
            changes.add(PendingOrderEvent.one(OrderEvent.Kind.REFUNDED, news.refundedAmount(), refunded, null));
        }
        boolean cancelled = news.state() == PaymentState.CANCELLED && paymentState != PaymentState.CANCELLED;
        if (paidAt != null && cancelledAt == null && cancelled) {
            changes.add(PendingOrderEvent.once(OrderEvent.Kind.CANCELLED, amount));
        }
    }

    /** Nobody came to pay; the shopper may still begin anew. Nothing happens to an order that is paid or being paid. */
    public void lapse() {
        if (isPayable()) {
            paymentState = PaymentState.LAPSED;
        }
    }

    /**
     * Puts the payment before a person; nothing is shipped until the hold is released.
     *
     * @return whether it is news
     */
    public boolean hold(PaymentReview newHold) {
        if (newHold.sameAs(hold)) {
            return false;
        }
        hold = newHold;
        changes.add(PendingOrderEvent.one(
                OrderEvent.Kind.HELD,
                version + "-" + newHold.getReason(),
                newHold.getActualAmount(),
                newHold.getReason().name()));
        return true;
    }

    /** What it has gone through since they were taken last; {@link OrderEventPublisher} tells of it. */
    List<PendingOrderEvent> takeChanges() {
        List<PendingOrderEvent> taken = List.copyOf(changes);
        changes.clear();
        return taken;
    }

    /**
     * The purchase is off. It stays known, so that a payment which comes all the same is recognised.
     *
     * @throws IllegalStateException if it was shipped
     */
    public void cancel(OffsetDateTime now) {
        if (shippingState == ShippingState.SHIPPED) {
            throw new IllegalStateException("Order " + number + " is shipped");
        }
        if (cancelledAt == null && paymentState != PaymentState.CANCELLED) {
            changes.add(PendingOrderEvent.once(OrderEvent.Kind.CANCELLED, amount));
        }
        cancelledAt = cancelledAt == null ? now : cancelledAt;
    }

    /** A person accepts the held payment with these rows: they become the order's, and the purchase is on. */
    public void accept(List<Line> paidLines, OffsetDateTime now) {
        if (!isHeld()) {
            throw new IllegalStateException("Order " + number + " is not held");
        }
        findableAfter(() -> replaceLines(paidLines));
        if (paidAt == null) {
            paidAt = now;
            changes.add(PendingOrderEvent.once(OrderEvent.Kind.PAID, amount));
        }
        cancelledAt = null;
        erasedAt = null;
        release();
    }

    /** Nothing stands against the order any more. */
    public void release() {
        hold = null;
    }

    /**
     * The goods have left.
     *
     * @param newCarrier may be null
     * @param newTrackingNumber may be null
     * @throws IllegalStateException if they may not leave
     */
    public void ship(String newCarrier, String newTrackingNumber, OffsetDateTime now) {
        if (!isShippable()) {
            throw new IllegalStateException("Order " + number + " can't be shipped");
        }
        shippingState = ShippingState.SHIPPED;
        shippedAt = now;
        carrier = newCarrier;
        trackingNumber = newTrackingNumber;
        changes.add(PendingOrderEvent.once(OrderEvent.Kind.SHIPPED, amount));
    }

    /**
     * Forgets who bought: name, addresses, phone, e-mail, tracking number, and what the order was found by. What the books
     * need stays: number, days, lines, amounts, how it was paid, the country, and the company where one bought. Afterwards
     * the order takes no consumer from the payment provider, until it is paid after all. Once more does nothing more.
     *
     * @throws IllegalStateException where it is {@linkplain #getUnfinished unfinished}
     */
    public void erasePersonalData(OffsetDateTime now) {
        getUnfinished().ifPresent(why -> {
            throw new IllegalStateException("Order " + number + " still needs to know who bought: " + why);
        });
        consumer = consumer == null ? null : consumer.withoutPerson();
        trackingNumber = null;
        searchTerms.retainAll(SearchTerms.of(this));
        erasedAt = erasedAt == null ? now : erasedAt;
        if (paidAt != null && shippingState == ShippingState.NOT_SHIPPED && cancelledAt == null) {
            cancelledAt = now;
        }
    }

    /** Why the order itself still needs to know who bought; empty where it is closed, or nobody ever paid. */
    public Optional<ErasureObstacle> getUnfinished() {
        if (isHeld()) {
            return Optional.of(ErasureObstacle.HELD);
        }
        return switch (paymentState) {
            case PENDING, STOPPED, UNKNOWN -> Optional.of(ErasureObstacle.PAYMENT_UNDECIDED);
            case AUTHORIZED, PARTIALLY_CAPTURED -> Optional.of(ErasureObstacle.MONEY_RESERVED);
            case CAPTURED -> Optional.of(ErasureObstacle.TO_SHIP).filter(why -> isShippable() && !isRefunded());
            case CANCELLED -> Optional.empty();
            case OPEN, DECLINED, LAPSED ->
                Optional.of(ErasureObstacle.PAYMENT_LOST).filter(why -> isPaidAndOn());
        };
    }

    private boolean isRefunded() {
        return capturedAmount > 0 && refundedAmount == capturedAmount;
    }

    private boolean isPaidAndOn() {
        return paidAt != null && shippingState == ShippingState.NOT_SHIPPED && !isCancelled();
    }

    /** Has the order found by the payment provider's id of a payment, too. */
    public void findableBy(String providerOrderId) {
        searchTerms.add(SearchTerms.normalize(providerOrderId));
    }

    /** Before every write: what lists filter and sort by follows from the rest. */
    @PrePersist
    @PreUpdate
    void list() {
        stage = FulfilmentStage.of(this);
        business = purchaseType == CustomerType.B2B;
        listedMethod = Objects.requireNonNullElse(paymentMethod, "");
        listedCountry = getConsumer()
                .map(known -> known.getDeliveryAddress().country())
                .map(code -> code.substring(0, Math.min(2, code.length())))
                .orElse("");
        String name =
                TextNormalizer.forSorting(getConsumer().map(Customer::sortName).orElse(""));
        listedCustomer = name.substring(0, Math.min(LONGEST_SORT_NAME, name.length()));
    }

    /** Changes what the order is found by along with the order. */
    private void findableAfter(Runnable change) {
        Set<String> before = SearchTerms.of(this);
        change.run();
        Set<String> after = SearchTerms.of(this);
        if (id == null || !before.equals(after)) {
            before.stream().filter(term -> !after.contains(term)).forEach(searchTerms::remove);
            searchTerms.addAll(after);
        }
    }

    private void replaceLines(List<Line> newLines) {
        if (!newLines.equals(getLines())) {
            lines.clear();
            newLines.forEach(line -> lines.add(new OrderLine(line)));
        }
        amount = Line.sum(newLines);
    }

    public Long getId() {
        return id;
    }

    public OrderNumber getNumber() {
        return new OrderNumber(number);
    }

    /** The secret of the receipt's address; says nothing to Ecster and opens nothing but the receipt. */
    public String getReceiptToken() {
        return receiptToken;
    }

    public String getCartToken() {
        return cartToken;
    }

    public OffsetDateTime getCreatedAt() {
        return createdAt;
    }

    /** The shopper's language, as a BCP 47 tag. */
    public String getLanguage() {
        return language;
    }

    public String getCurrency() {
        return currency;
    }

    public PaymentState getPaymentState() {
        return paymentState;
    }

    public ShippingState getShippingState() {
        return shippingState;
    }

    /** How the consumer pays, in the payment provider's word; null before it is known. */
    public String getPaymentMethod() {
        return paymentMethod;
    }

    /** The payment provider's own last word on the payment; null before it is known. */
    public String getProviderStatus() {
        return providerStatus;
    }

    /** Minor units, VAT included: what the lines sum to. */
    public long getAmount() {
        return amount;
    }

    public long getCapturedAmount() {
        return capturedAmount;
    }

    public long getRefundedAmount() {
        return refundedAmount;
    }

    /** When the payment was first secured; null before. */
    public OffsetDateTime getPaidAt() {
        return paidAt;
    }

    /** When the purchase was called off; null while it is on. */
    public OffsetDateTime getCancelledAt() {
        return cancelledAt;
    }

    public boolean isCancelled() {
        return cancelledAt != null;
    }

    /** When the data of who bought were erased; null while they are there. */
    public OffsetDateTime getErasedAt() {
        return erasedAt;
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    /** When the goods left; null before. */
    public OffsetDateTime getShippedAt() {
        return shippedAt;
    }

    /** Who carries the goods; null where nobody said. */
    public String getCarrier() {
        return carrier;
    }

    /** The carrier's number of the parcel; null where nobody said. */
    public String getTrackingNumber() {
        return trackingNumber;
    }

    public Optional<PaymentReview> getHold() {
        return Optional.ofNullable(hold).filter(held -> held.getReason() != null);
    }

    public boolean isHeld() {
        return getHold().isPresent();
    }

    public CustomerType getPurchaseType() {
        return purchaseType;
    }

    /** The code of the delivery method; null where it is not known. */
    public String getDeliveryMethod() {
        return deliveryMethod;
    }

    /** The discount code in use; null for none. */
    public String getDiscountCode() {
        return discountCode;
    }

    /** Who buys and how, as it is known now. */
    public CheckoutDetails getBuying() {
        return new CheckoutDetails(purchaseType, consumer, deliveryMethod, discountCode);
    }

    public Optional<Customer> getConsumer() {
        return Optional.ofNullable(consumer);
    }

    public List<Line> getLines() {
        return lines.stream().map(OrderLine::toLine).toList();
    }

    /** The net amounts and the VAT of the lines, in their order. */
    public VatBreakdown getVat() {
        return Line.vat(getLines());
    }

    /** Whether the shopper may still change the order and begin a payment of it. */
    public boolean isPayable() {
        return paidAt == null && !isHeld() && !isCancelled() && !isErased() && paymentState.payable();
    }

    /** Whether all that was taken is given back, and nothing more can be taken. */
    public boolean isPaidBack() {
        return paymentState == PaymentState.CAPTURED && refundedAmount > 0 && refundedAmount >= capturedAmount;
    }

    /** Whether goods may leave now. */
    public boolean isShippable() {
        return paidAt != null
                && !isHeld()
                && !isCancelled()
                && !isPaidBack()
                && paymentState.shippable()
                && shippingState == ShippingState.NOT_SHIPPED;
    }

    /** What the receipt tells the shopper; a held payment is waited for. */
    public PaymentState.Receipt getReceipt() {
        return isHeld() ? PaymentState.Receipt.WAITING : paymentState.receipt();
    }
}
