package se.kassa.order.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.stream.JsonGenerator;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import se.kassa.order.ErasureObstacle;
import se.kassa.order.Order;
import se.kassa.order.OrderNumber;
import se.kassa.order.SearchTerms;
import se.kassa.platform.contact.EmailAddress;

/** Finds what is kept about a person by the e-mail of their orders: the whole of it, great and small letters alike. */
@ApplicationScoped
@Transactional
public class PersonalDataFinder {

    /** @param unfinished why its data can't be erased now; null where they can */
    public record Kept(OrderNumber number, ErasureObstacle unfinished) {}

    private static final String OF = " from Order o join o.searchTerms t"
            + " where t = :term and lower(trim(o.consumer.email)) = :email and o.id > :after";

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private PersonalDataErasure erasure;

    @Inject
    @Any
    private Instance<PersonalDataSource> records;

    /** As addresses are compared. */
    public static String normalized(String email) {
        return EmailAddress.parse(email)
                .map(EmailAddress::value)
                .orElse(email.strip())
                .toLowerCase(Locale.ROOT);
    }

    public long count(String email) {
        return query("select count(o)" + OF, Long.class, email, 0).getSingleResult();
    }

    /** The ids of the next orders after one, oldest first; after 0 the first. */
    public List<Long> next(String email, long after, int atMost) {
        return query("select o.id" + OF + " order by o.id", Long.class, email, after)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** Found by the index of what orders are found by, then compared as a whole. */
    private <T> TypedQuery<T> query(String text, Class<T> type, String email, long after) {
        return entityManager
                .createQuery(text, type)
                .setParameter("term", SearchTerms.normalize(email))
                .setParameter("email", normalized(email))
                .setParameter("after", after);
    }

    public Kept kept(long orderId) {
        Order order = entityManager.find(Order.class, orderId);
        return new Kept(order.getNumber(), erasure.unfinished(order).orElse(null));
    }

    /** How many records there are about these orders, by their name. */
    public Map<String, Long> records(List<Long> orderIds) {
        Map<String, Long> counts = new TreeMap<>();
        for (long id : orderIds) {
            Order order = entityManager.find(Order.class, id);
            for (PersonalDataSource kept : records) {
                counts.merge(kept.name(), kept.count(order), Long::sum);
            }
        }
        return counts;
    }

    /** Writes an order with everything that is kept about it. */
    public void write(long orderId, JsonGenerator json) {
        Order order = entityManager.find(Order.class, orderId);
        json.writeStartObject();
        OrderJson.write(order, json);
        for (PersonalDataSource kept : records) {
            json.writeStartArray(kept.name());
            kept.write(order, json);
            json.writeEnd();
        }
        json.writeEnd();
    }
}
