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
import se.kassa.platform.database.StaleVersionException;
import se.kassa.platform.database.Versions;
import se.kassa.platform.security.Tokens;

/** All discount codes and their uses. Who writes of a use holds its order's lock. */
@ApplicationScoped
@Transactional
public class DiscountRepository {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** By code. */
    public List<Discount> all() {
        return entityManager
                .createQuery("select d from Discount d order by d.code", Discount.class)
                .getResultList();
    }

    /** The discount with the code, however it is written. */
    public Optional<Discount> find(String code) {
        return Optional.ofNullable(entityManager.find(Discount.class, Discount.canonical(code)));
    }

    /**
     * Adds a code.
     *
     * @throws AlreadyExistsException where there is one, however it is written
     */
    public void add(Discount discount) {
        Versions.add(entityManager, discount, discount.getCode());
    }

    /**
     * Changes a code.
     *
     * @param shownVersion of the code that the form showed
     * @throws StaleVersionException where the code was changed meanwhile
     */
    public void change(String code, int shownVersion, Consumer<Discount> change) {
        String canonical = Discount.canonical(code);
        Versions.claim(entityManager, Discount.class, "code", canonical, shownVersion);
        change.accept(entityManager.find(Discount.class, canonical));
    }

    /** How many orders use the code, those that are not paid yet among them. */
    public long uses(String code) {
        return usesOfOthers(code, null, -1);
    }

    /**
     * What a code takes off now.
     *
     * @param deliveryPrice minor units, VAT included
     * @param email of who buys; null where it is not known
     * @param orderId the order that may have claimed its use before; null where there is none
     */
    public DiscountResult reduction(
            String code, List<DiscountableLine> items, long deliveryPrice, String email, Long orderId) {
        Optional<Discount> discount = find(code);
        if (discount.isEmpty()) {
            return DiscountResult.refused(items.size(), DiscountRejection.UNKNOWN);
        }
        DiscountResult reduction = discount.get().on(items, deliveryPrice, OffsetDateTime.now(clock));
        Optional<DiscountRejection> usedUp = reduction.refusal().isPresent()
                ? Optional.empty()
                : limit(discount.get(), consumer(email), orderId == null ? -1 : orderId);
        return usedUp.map(why -> DiscountResult.refused(items.size(), why)).orElse(reduction);
    }

    /**
     * Claims a use for an order, so that nobody else has it, or gives the order's use back where the code is null.
     *
     * @return whether the order has what it asked for; false where others were faster
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean claim(long orderId, String code, String email) {
        if (code == null) {
            release(orderId);
            return true;
        }
        Discount discount =
                entityManager.find(Discount.class, Discount.canonical(code), LockModeType.PESSIMISTIC_WRITE);
        if (discount == null || limit(discount, consumer(email), orderId).isPresent()) {
            return false;
        }
        DiscountUse known = entityManager.find(DiscountUse.class, orderId);
        DiscountUse use = known == null ? new DiscountUse(orderId) : known;
        use.claim(discount.getCode(), consumer(email));
        if (known == null) {
            entityManager.persist(use);
        }
        return true;
    }

    /**
     * The order is paid: its use counts for good, also where it was given back before the payment came.
     *
     * @param code null for none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void paid(long orderId, String code, String email) {
        DiscountUse use = entityManager.find(DiscountUse.class, orderId);
        if (use == null && code != null && find(code).isPresent()) {
            use = new DiscountUse(orderId);
            use.claim(Discount.canonical(code), consumer(email));
            use.pay(consumer(email));
            entityManager.persist(use);
        } else if (use != null) {
            use.pay(consumer(email));
        }
    }

    /** The order won't be paid: others may have its use. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(long orderId) {
        DiscountUse use = entityManager.find(DiscountUse.class, orderId);
        if (use != null && !use.isPaid()) {
            entityManager.remove(use);
        }
    }

    /** Whether it is kept who used a code with the order. */
    public boolean knowsConsumer(long orderId) {
        DiscountUse use = entityManager.find(DiscountUse.class, orderId);
        return use != null && use.knowsConsumer();
    }

    /** Forgets who used a code with the order; the use still counts, and no longer against the same consumer. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forgetConsumer(long orderId) {
        DiscountUse use = entityManager.find(DiscountUse.class, orderId);
        if (use != null) {
            use.forgetConsumer();
        }
    }

    private Optional<DiscountRejection> limit(Discount discount, String consumer, long orderId) {
        Discount.Terms terms = discount.getTerms();
        if (terms.mostUses() != null && usesOfOthers(discount.getCode(), null, orderId) >= terms.mostUses()) {
            return Optional.of(DiscountRejection.USED_UP);
        }
        if (terms.mostPerConsumer() == null) {
            return Optional.empty();
        }
        if (consumer == null) {
            return Optional.of(DiscountRejection.EMAIL_NEEDED);
        }
        return usesOfOthers(discount.getCode(), consumer, orderId) >= terms.mostPerConsumer()
                ? Optional.of(DiscountRejection.USED_BEFORE)
                : Optional.empty();
    }

    private long usesOfOthers(String code, String consumer, long orderId) {
        String all = "select count(u) from DiscountUse u where u.code = :code and u.orderId <> :order";
        TypedQuery<Long> query = consumer == null
                ? entityManager.createQuery(all, Long.class)
                : entityManager
                        .createQuery(all + " and u.consumer = :consumer", Long.class)
                        .setParameter("consumer", consumer);
        return query.setParameter("code", code).setParameter("order", orderId).getSingleResult();
    }

    private static String consumer(String email) {
        if (email == null) {
            return null;
        }
        String address = EmailAddress.parse(email).map(EmailAddress::ascii).orElse(email.strip());
        return Tokens.digest(address.toLowerCase(Locale.ROOT));
    }
}
