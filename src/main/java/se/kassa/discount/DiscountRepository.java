package se.kassa.discount;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import se.kassa.platform.contact.EmailAddress;
import se.kassa.platform.database.AlreadyExistsException;
import se.kassa.platform.database.OptimisticVersions;
import se.kassa.platform.database.StaleVersionException;
import se.kassa.platform.security.StaffOnly;
import se.kassa.platform.security.Tokens;

/** Stores discount codes and their uses. The caller holds the order's lock when it changes a use. */
@ApplicationScoped
@Transactional
public class DiscountRepository {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** All discounts, sorted by code. */
    public List<Discount> all() {
        return entityManager
                .createQuery("select d from Discount d order by d.code", Discount.class)
                .getResultList();
    }

    /** Finds a discount by code, in any spelling. */
    public Optional<Discount> find(String code) {
        return Optional.ofNullable(entityManager.find(Discount.class, Discount.canonical(code)));
    }

    /**
     * Creates a discount.
     *
     * @throws AlreadyExistsException if the code is in use, in any spelling
     */
    @StaffOnly
    public void add(Discount discount) {
        OptimisticVersions.add(entityManager, discount, discount.getCode());
    }

    /**
     * Updates a discount.
     *
     * @param shownVersion version that the form loaded
     * @throws StaleVersionException if the discount was changed meanwhile
     */
    @StaffOnly
    public void change(String code, int shownVersion, Consumer<Discount> change) {
        String canonical = Discount.canonical(code);
        OptimisticVersions.claim(entityManager, Discount.class, "code", canonical, shownVersion);
        change.accept(entityManager.find(Discount.class, canonical));
    }

    /** Number of orders that use the code, including unpaid ones. */
    public long uses(String code) {
        return usesOfOthers(code, null, -1);
    }

    /**
     * Calculates the discount of a code.
     *
     * @param shippingPrice minor units, VAT included
     * @param email customer's e-mail address; null if unknown
     * @param orderId order that may already have claimed a use; null if there is none
     */
    public DiscountResult calculate(
            String code, List<DiscountableLine> items, long shippingPrice, String email, Long orderId) {
        Optional<Discount> discount = find(code);
        if (discount.isEmpty()) {
            return DiscountResult.rejected(items.size(), DiscountRejection.UNKNOWN);
        }
        DiscountResult result = discount.get().on(items, shippingPrice, OffsetDateTime.now(clock));
        Optional<DiscountRejection> usedUp = result.rejection().isPresent()
                ? Optional.empty()
                : limit(discount.get(), customer(email), orderId == null ? -1 : orderId);
        return usedUp.map(why -> DiscountResult.rejected(items.size(), why)).orElse(result);
    }

    /**
     * Claims a use of a code for an order, or releases the order's use if the code is null.
     *
     * @return false if the limit was reached meanwhile
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean claim(long orderId, String code, String email) {
        if (code == null) {
            release(orderId);
            return true;
        }
        Discount discount =
                entityManager.find(Discount.class, Discount.canonical(code), LockModeType.PESSIMISTIC_WRITE);
        if (discount == null || limit(discount, customer(email), orderId).isPresent()) {
            return false;
        }
        DiscountUse known = entityManager.find(DiscountUse.class, orderId);
        DiscountUse use = known == null ? new DiscountUse(orderId) : known;
        use.claim(discount.getCode(), customer(email));
        if (known == null) {
            entityManager.persist(use);
        }
        return true;
    }

    /**
     * Makes the use of a paid order permanent, even if it was released before.
     *
     * @param code null if none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void paid(long orderId, String code, String email) {
        DiscountUse use = entityManager.find(DiscountUse.class, orderId);
        if (use == null && code != null && find(code).isPresent()) {
            use = new DiscountUse(orderId);
            use.claim(Discount.canonical(code), customer(email));
            use.pay(customer(email));
            entityManager.persist(use);
        } else if (use != null) {
            use.pay(customer(email));
        }
    }

    /** Releases the use of an order that will not be paid. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(long orderId) {
        DiscountUse use = entityManager.find(DiscountUse.class, orderId);
        if (use != null && !use.isPaid()) {
            entityManager.remove(use);
        }
    }

    /** Whether the customer of the order's discount use is known. */
    public boolean hasCustomer(long orderId) {
        DiscountUse use = entityManager.find(DiscountUse.class, orderId);
        return use != null && use.hasCustomer();
    }

    /**
     * Erases the customer of the order's discount use. The use still counts, but no longer against the customer's
     * limit.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void eraseCustomer(long orderId) {
        DiscountUse use = entityManager.find(DiscountUse.class, orderId);
        if (use != null) {
            use.eraseCustomer();
        }
    }

    private Optional<DiscountRejection> limit(Discount discount, String customer, long orderId) {
        Discount.Terms terms = discount.getTerms();
        if (terms.maxUses() != null && usesOfOthers(discount.getCode(), null, orderId) >= terms.maxUses()) {
            return Optional.of(DiscountRejection.USED_UP);
        }
        if (terms.maxUsesPerCustomer() == null) {
            return Optional.empty();
        }
        if (customer == null) {
            return Optional.of(DiscountRejection.EMAIL_REQUIRED);
        }
        return usesOfOthers(discount.getCode(), customer, orderId) >= terms.maxUsesPerCustomer()
                ? Optional.of(DiscountRejection.ALREADY_USED)
                : Optional.empty();
    }

    private long usesOfOthers(String code, String customer, long orderId) {
        String all = "select count(u) from DiscountUse u where u.code = :code and u.orderId <> :order";
        TypedQuery<Long> query = customer == null
                ? entityManager.createQuery(all, Long.class)
                : entityManager
                        .createQuery(all + " and u.customer = :customer", Long.class)
                        .setParameter("customer", customer);
        return query.setParameter("code", code).setParameter("order", orderId).getSingleResult();
    }

    private static String customer(String email) {
        if (email == null) {
            return null;
        }
        String address = EmailAddress.parse(email).map(EmailAddress::ascii).orElse(email.strip());
        return Tokens.sha256(address.toLowerCase(Locale.ROOT));
    }
}
