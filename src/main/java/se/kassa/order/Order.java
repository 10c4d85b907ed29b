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
import se.kassa.platform.text.SearchKeys;

/**
 * An order with its lines, customer, payment state and shipping state. It is placed before the payment provider is
 * called and follows the shopper's changes until it is paid. The lines that were paid then become the order's lines and
 * no longer change. {@link #apply} stores the payment provider's response; a payment that does not match goes to
 * {@linkplain #putInReview review}.
 */
@Entity
@Table(name = "orders")
public class Order {

    private static final int MAX_SORT_NAME_LENGTH = 200;

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
    private PaymentState paymentState = PaymentState.NOT_STARTED;

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
    @Column(name = "customer_type")
    private CustomerType customerType = CustomerType.PERSON;

    @Column(name = "shipping_method")
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

    @Column(name = "customer_changed_at")
    private OffsetDateTime customerChangedAt;

    @Embedded
    private PaymentReview review;

    @Embedded
    private Customer customer;

    @ElementCollection
    @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    private List<OrderLine> lines = new ArrayList<>();

    @Transient
    private List<PendingOrderEvent> pendingEvents = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "order_search_term", joinColumns = @JoinColumn(name = "order_id"))
    @Column(name = "term")
    private Set<String> searchTerms = new HashSet<>();

    @Enumerated(EnumType.STRING)
    @Column(name = "stage")
    private FulfilmentStage stage = FulfilmentStage.UNPAID;

    @Enumerated(EnumType.STRING)
    @Column(name = "refund_state")
    private RefundState refundState = RefundState.NONE;

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
     * Creates an unpaid order.
     *
     * @param cartToken token of the cart; one cart makes one order
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
     * Replaces lines and language.
     *
     * @throws IllegalStateException if the order is paid or a payment is in progress
     */
    public final void revise(List<Line> newLines, String newLanguage) {
        if (!isPayable()) {
            throw new IllegalStateException("Order " + number + " can't be changed: " + paymentState);
        }
        language = newLanguage;
        updatingSearchTerms(() -> replaceLines(newLines));
        paymentState = PaymentState.NOT_STARTED;
    }

    /**
     * Sets customer, shipping method and discount code as entered at checkout.
     *
     * @return whether anything changed
     * @throws IllegalStateException if the order is paid or a payment is in progress
     */
    public boolean setCheckoutDetails(CheckoutDetails details) {
        if (!isPayable()) {
            throw new IllegalStateException("Order " + number + " can't be changed: " + paymentState);
        }
        boolean update = !details.equals(getCheckoutDetails());
        customerType = details.type();
        updatingSearchTerms(() -> customer = details.customer());
        deliveryMethod = details.deliveryMethod();
        discountCode = details.discountCode();
        return update;
    }

    /**
     * Marks the order as paid with these lines, which become the order's lines.
     *
     * @throws IllegalStateException if the order is already paid
     */
    public void markPaid(List<Line> paidLines, OffsetDateTime now) {
        if (paidAt != null) {
            throw new IllegalStateException("Order " + number + " is paid already");
        }
        updatingSearchTerms(() -> replaceLines(paidLines));
        paidAt = now;
        erasedAt = null;
        pendingEvents.add(PendingOrderEvent.once(OrderEvent.Kind.PAID, amount));
    }

    /**
     * Stores the payment provider's response.
     *
     * @return whether anything changed
     */
    public boolean apply(PaymentSnapshot snapshot) {
        boolean changed = paymentState != snapshot.state()
                || !Objects.equals(providerStatus, snapshot.providerStatus())
                || capturedAmount != snapshot.capturedAmount()
                || refundedAmount != snapshot.refundedAmount()
                || !Objects.equals(paymentMethod, snapshot.method());
        recordAmountChanges(snapshot);
        paymentState = snapshot.state();
        providerStatus = snapshot.providerStatus();
        paymentMethod = snapshot.method();
        capturedAmount = snapshot.capturedAmount();
        refundedAmount = snapshot.refundedAmount();
        return updateCustomer(snapshot.customer()) || changed;
    }

    /**
     * Takes the customer that a payment in review reports, if none is known: staff have to reach whoever paid. Does
     * nothing if the personal data was erased.
     *
     * @param reported null if the provider reports none
     */
    public void identifyCustomer(Customer reported) {
        if (customer == null) {
            updateCustomer(reported);
        }
    }

    /**
     * Replaces names, contact and addresses, as staff entered them. Afterwards {@link #apply} ignores the provider's
     * customer data, which would restore the former ones.
     *
     * @throws IllegalStateException if the customer can't be changed now
     */
    public void changeCustomer(Customer changed, OffsetDateTime now) {
        if (!isCustomerChangeable()) {
            throw new IllegalStateException("The customer of order " + number + " can't be changed");
        }
        updatingSearchTerms(() -> customer = changed);
        customerChangedAt = now;
    }

    /** Whether staff may change names, contact and addresses: the order is paid, and not shipped, cancelled or erased. */
    public boolean isCustomerChangeable() {
        return customer != null
                && paidAt != null
                && shippingState == ShippingState.NOT_SHIPPED
                && !isCancelled()
                && !isErased();
    }

    private boolean updateCustomer(Customer reported) {
        if (reported == null || isErased() || customerChangedAt != null) {
            return false;
        }
        Customer completed = reported.completedBy(customer);
        boolean changed = !completed.equals(customer);
        if (changed) {
            updatingSearchTerms(() -> customer = completed);
        }
        if (completed.getCompanyName() != null) {
            customerType = CustomerType.COMPANY;
        }
        return changed;
    }

    private void recordAmountChanges(PaymentSnapshot snapshot) {
        if (snapshot.capturedAmount() > capturedAmount) {
            long captured = snapshot.capturedAmount() - capturedAmount;
            pendingEvents.add(
                    PendingOrderEvent.one(OrderEvent.Kind.CAPTURED, snapshot.capturedAmount(), captured, null));
        }
        if (snapshot.refundedAmount() > refundedAmount) {
            long refunded = snapshot.refundedAmount() - refundedAmount;
            // A refund that failed late and is repeated reaches the same total again.
            String which = snapshot.refundedAmount() + "-" + version;
            pendingEvents.add(PendingOrderEvent.one(OrderEvent.Kind.REFUNDED, which, refunded, null));
        }
        boolean cancelled = snapshot.state() == PaymentState.CANCELLED && paymentState != PaymentState.CANCELLED;
        if (paidAt != null && cancelledAt == null && cancelled) {
            pendingEvents.add(PendingOrderEvent.once(OrderEvent.Kind.CANCELLED, amount));
        }
    }

    /**
     * Marks an unpaid order as expired; the shopper may still start a new payment. Does nothing if the order is paid or
     * a payment is in progress.
     */
    public void expire() {
        if (isPayable()) {
            paymentState = PaymentState.EXPIRED;
        }
    }

    /**
     * Puts the payment in review. The order cannot be shipped until the review ends.
     *
     * @return false if the same review is already open
     */
    public boolean putInReview(PaymentReview newReview) {
        if (newReview.sameAs(review)) {
            return false;
        }
        review = newReview;
        pendingEvents.add(PendingOrderEvent.one(
                OrderEvent.Kind.IN_REVIEW,
                version + "-" + newReview.getReason(),
                newReview.getActualAmount(),
                newReview.getReason().name()));
        return true;
    }

    /** Returns and clears the events since the last call; {@link OrderEventPublisher} publishes them. */
    List<PendingOrderEvent> takePendingEvents() {
        List<PendingOrderEvent> taken = List.copyOf(pendingEvents);
        pendingEvents.clear();
        return taken;
    }

    /**
     * Cancels the order. The order is kept, so that a payment that arrives later is recognised.
     *
     * @throws IllegalStateException if the order is shipped
     */
    public void cancel(OffsetDateTime now) {
        if (shippingState == ShippingState.SHIPPED) {
            throw new IllegalStateException("Order " + number + " is shipped");
        }
        if (cancelledAt == null && paymentState != PaymentState.CANCELLED) {
            pendingEvents.add(PendingOrderEvent.once(OrderEvent.Kind.CANCELLED, amount));
        }
        cancelledAt = cancelledAt == null ? now : cancelledAt;
    }

    /**
     * Accepts the payment in review with these lines: they become the order's lines, and the order is active again.
     *
     * @throws IllegalStateException if the order is not in review
     */
    public void accept(List<Line> paidLines, OffsetDateTime now) {
        if (!isInReview()) {
            throw new IllegalStateException("Order " + number + " is not held");
        }
        updatingSearchTerms(() -> replaceLines(paidLines));
        if (paidAt == null) {
            paidAt = now;
            pendingEvents.add(PendingOrderEvent.once(OrderEvent.Kind.PAID, amount));
        }
        cancelledAt = null;
        erasedAt = null;
        endReview();
    }

    /** Ends the payment review. */
    public void endReview() {
        review = null;
    }

    /**
     * Marks the order as shipped.
     *
     * @param newCarrier may be null
     * @param newTrackingNumber may be null
     * @throws IllegalStateException if the order cannot be shipped
     */
    public void ship(String newCarrier, String newTrackingNumber, OffsetDateTime now) {
        if (!isShippable()) {
            throw new IllegalStateException("Order " + number + " can't be shipped");
        }
        shippingState = ShippingState.SHIPPED;
        shippedAt = now;
        carrier = newCarrier;
        updatingSearchTerms(() -> trackingNumber = newTrackingNumber);
        pendingEvents.add(PendingOrderEvent.once(OrderEvent.Kind.SHIPPED, amount));
    }

    /**
     * Erases the personal data: names, addresses, phone, e-mail, tracking number and the search terms made from them.
     * Bookkeeping data is kept: number, dates, lines, amounts, payment method, country, and a company with its address. Afterwards
     * {@link #apply} ignores the provider's customer data until the order is paid. Idempotent.
     *
     * @throws IllegalStateException if there is an {@linkplain #getErasureObstacle obstacle}
     */
    public void erasePersonalData(OffsetDateTime now) {
        getErasureObstacle().ifPresent(why -> {
            throw new IllegalStateException("Order " + number + " can't be erased yet: " + why);
        });
        customer = customer == null ? null : customer.withoutPerson();
        trackingNumber = null;
        customerChangedAt = null;
        searchTerms.retainAll(SearchTerms.of(this));
        erasedAt = erasedAt == null ? now : erasedAt;
        if (paidAt != null && shippingState == ShippingState.NOT_SHIPPED && cancelledAt == null) {
            cancelledAt = now;
        }
    }

    /**
     * The reason in the order itself why its personal data cannot be erased; empty if the order is closed or was never
     * paid.
     */
    public Optional<ErasureObstacle> getErasureObstacle() {
        if (isInReview()) {
            return Optional.of(ErasureObstacle.PAYMENT_IN_REVIEW);
        }
        return switch (paymentState) {
            case PENDING, BLOCKED, UNKNOWN -> Optional.of(ErasureObstacle.PAYMENT_PENDING);
            case AUTHORIZED, PARTIALLY_CAPTURED -> Optional.of(ErasureObstacle.MONEY_AUTHORIZED);
            case CAPTURED -> Optional.of(ErasureObstacle.TO_SHIP).filter(why -> isShippable() && !isRefunded());
            case CANCELLED -> Optional.empty();
            case NOT_STARTED, DECLINED, EXPIRED ->
                Optional.of(ErasureObstacle.PAYMENT_INVALIDATED).filter(why -> isPaidAndActive());
        };
    }

    private boolean isRefunded() {
        return capturedAmount > 0 && refundedAmount == capturedAmount;
    }

    private boolean isPaidAndActive() {
        return paidAt != null && shippingState == ShippingState.NOT_SHIPPED && !isCancelled();
    }

    /** Makes the order searchable by the payment provider's id of a payment. */
    public void addSearchTerm(String paymentId) {
        searchTerms.add(SearchTerms.normalize(paymentId));
    }

    /** Updates the columns that lists filter and sort by, before every write. */
    @PrePersist
    @PreUpdate
    void updateListColumns() {
        stage = FulfilmentStage.of(this);
        refundState = RefundState.of(capturedAmount, refundedAmount);
        business = customerType == CustomerType.COMPANY;
        listedMethod = Objects.requireNonNullElse(paymentMethod, "");
        listedCountry = getCustomer()
                .map(known -> known.getDeliveryAddress().country())
                .map(code -> code.substring(0, Math.min(2, code.length())))
                .orElse("");
        String name =
                SearchKeys.forSorting(getCustomer().map(Customer::sortName).orElse(""));
        listedCustomer = name.substring(0, Math.min(MAX_SORT_NAME_LENGTH, name.length()));
    }

    /** Runs a change and updates the search terms to match. */
    private void updatingSearchTerms(Runnable change) {
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

    /**
     * Secret token in the address of the order page. It is not sent to payment providers and opens nothing but the
     * order page.
     */
    public String getReceiptToken() {
        return receiptToken;
    }

    public String getCartToken() {
        return cartToken;
    }

    public OffsetDateTime getCreatedAt() {
        return createdAt;
    }

    /** The customer's language, a BCP 47 tag. */
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

    /** Payment method in the payment provider's term; null until known. */
    public String getPaymentMethod() {
        return paymentMethod;
    }

    /** The payment provider's latest status of the payment; null until known. */
    public String getProviderStatus() {
        return providerStatus;
    }

    /** Sum of the lines in minor units, VAT included. */
    public long getAmount() {
        return amount;
    }

    public long getCapturedAmount() {
        return capturedAmount;
    }

    public long getRefundedAmount() {
        return refundedAmount;
    }

    /** When the order was first paid; null before. */
    public OffsetDateTime getPaidAt() {
        return paidAt;
    }

    /** When the order was cancelled; null if it was not. */
    public OffsetDateTime getCancelledAt() {
        return cancelledAt;
    }

    public boolean isCancelled() {
        return cancelledAt != null;
    }

    /** When the personal data was erased; null if it was not. */
    public OffsetDateTime getErasedAt() {
        return erasedAt;
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    /** When the order was shipped; null before. */
    public OffsetDateTime getShippedAt() {
        return shippedAt;
    }

    /** Carrier of the shipment; null if unknown. */
    public String getCarrier() {
        return carrier;
    }

    /** Tracking number of the shipment; null if unknown. */
    public String getTrackingNumber() {
        return trackingNumber;
    }

    public Optional<PaymentReview> getReview() {
        return Optional.ofNullable(review).filter(held -> held.getReason() != null);
    }

    public boolean isInReview() {
        return getReview().isPresent();
    }

    public CustomerType getCustomerType() {
        return customerType;
    }

    /** Code of the shipping method; null if unknown. */
    public String getShippingMethod() {
        return deliveryMethod;
    }

    /** The discount code; null if none. */
    public String getDiscountCode() {
        return discountCode;
    }

    /** The checkout details as currently known. */
    public CheckoutDetails getCheckoutDetails() {
        return new CheckoutDetails(customerType, customer, deliveryMethod, discountCode);
    }

    public Optional<Customer> getCustomer() {
        return Optional.ofNullable(customer);
    }

    public List<Line> getLines() {
        return lines.stream().map(OrderLine::toLine).toList();
    }

    /** The name that a product has in this order; its SKU if the order has no such line. */
    public String nameOf(String sku) {
        return lines.stream()
                .map(OrderLine::toLine)
                .filter(line -> line.sku().equals(sku))
                .map(Line::name)
                .findFirst()
                .orElse(sku);
    }

    /** Net amounts and VAT of the lines, in their order. */
    public VatBreakdown getVat() {
        return Line.vat(getLines());
    }

    /** Whether the shopper may still change the order and start a payment. */
    public boolean isPayable() {
        return paidAt == null && !isInReview() && !isCancelled() && !isErased() && paymentState.payable();
    }

    /** Whether the payment was captured and then refunded in full. */
    public boolean isFullyRefunded() {
        return paymentState == PaymentState.CAPTURED && refundedAmount > 0 && refundedAmount >= capturedAmount;
    }

    /** Whether the order can be shipped now. */
    public boolean isShippable() {
        return paidAt != null
                && !isInReview()
                && !isCancelled()
                && !isFullyRefunded()
                && paymentState.shippable()
                && shippingState == ShippingState.NOT_SHIPPED;
    }

    /** The state that the order page shows to the customer; an order in review is shown as waiting. */
    public PaymentState.Receipt getReceipt() {
        return isInReview() ? PaymentState.Receipt.WAITING : paymentState.receipt();
    }
}
