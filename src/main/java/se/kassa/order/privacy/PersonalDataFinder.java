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

/** Finds the personal data of a customer by e-mail address: exact match, case-insensitive. */
@ApplicationScoped
@Transactional
public class PersonalDataFinder {

    /** @param obstacle why the data cannot be erased now; null if it can */
    public record StoredOrder(OrderNumber number, ErasureObstacle obstacle) {}

    private static final String OF = " from Order o join o.searchTerms t"
            + " where t = :term and lower(trim(o.customer.email)) = :email and o.id > :after";

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private OrderDataErasure erasure;

    @Inject
    @Any
    private Instance<PersonalDataSource> sources;

    /** Normalises an e-mail address for comparison. */
    public static String normalized(String email) {
        return EmailAddress.parse(email)
                .map(EmailAddress::value)
                .orElse(email.strip())
                .toLowerCase(Locale.ROOT);
    }

    public long count(String email) {
        return query("select count(o)" + OF, Long.class, email, 0).getSingleResult();
    }

    /** Ids of the next orders after an id, oldest first; start with 0. */
    public List<Long> next(String email, long after, int atMost) {
        return query("select o.id" + OF + " order by o.id", Long.class, email, after)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** Uses the index of search terms, then compares the whole address. */
    private <T> TypedQuery<T> query(String text, Class<T> type, String email, long after) {
        return entityManager
                .createQuery(text, type)
                .setParameter("term", SearchTerms.normalize(email))
                .setParameter("email", normalized(email))
                .setParameter("after", after);
    }

    public StoredOrder stored(long orderId) {
        Order order = entityManager.find(Order.class, orderId);
        return new StoredOrder(order.getNumber(), erasure.unfinished(order).orElse(null));
    }

    /** Number of records about these orders, by name of the source. */
    public Map<String, Long> recordCounts(List<Long> orderIds) {
        Map<String, Long> counts = new TreeMap<>();
        for (long id : orderIds) {
            Order order = entityManager.find(Order.class, id);
            for (PersonalDataSource source : sources) {
                counts.merge(source.name(), source.count(order), Long::sum);
            }
        }
        return counts;
    }

    /** Writes an order with all personal data about it. */
    public void write(long orderId, JsonGenerator json) {
        Order order = entityManager.find(Order.class, orderId);
        json.writeStartObject();
        OrderJson.write(order, json);
        for (PersonalDataSource source : sources) {
            json.writeStartArray(source.name());
            source.write(order, json);
            json.writeEnd();
        }
        json.writeEnd();
    }
}
