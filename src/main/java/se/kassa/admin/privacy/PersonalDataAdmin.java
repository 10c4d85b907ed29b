package se.kassa.admin.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kassa.admin.Caller;
import se.kassa.admin.account.RequiresStaff;
import se.kassa.order.privacy.OrderDataErasure;
import se.kassa.order.privacy.PersonalDataFinder;
import se.kassa.platform.database.TransactionRetry;

/** Exports and erases the personal data of a data subject. Every method requires the role {@code staff}. */
@ApplicationScoped
@RequiresStaff
public class PersonalDataAdmin {

    /**
     * @param orders how many orders the data subject has
     * @param shown the first of them
     * @param records the number of records of each kind for the shown orders
     */
    public record Summary(
            String email, long orders, List<PersonalDataFinder.StoredOrder> shown, Map<String, Long> records) {

        /** The orders whose data can't be erased yet. */
        public List<PersonalDataFinder.StoredOrder> unfinished() {
            return shown.stream().filter(kept -> kept.obstacle() != null).toList();
        }

        /** How many of the shown orders can be erased now. */
        public long erasable() {
            return shown.size() - unfinished().size();
        }

        /** Whether there is something to erase now, among the shown orders or possibly beyond them. */
        public boolean isErasable() {
            return erasable() > 0 || orders > shown.size();
        }
    }

    /** The number of orders shown, and about the number erased by one request. */
    private static final int BATCH = 100;

    private static final int MAX_LENGTH = 320;

    @Inject
    private Caller caller;

    @Inject
    private PersonalDataFinder finder;

    @Inject
    private OrderDataErasure erasure;

    @Inject
    private PersonalDataExport export;

    /** The normalised address; empty if the input is no e-mail address. */
    public Optional<String> address(String input) {
        return Optional.ofNullable(input)
                .filter(text -> text.length() <= MAX_LENGTH)
                .map(PersonalDataFinder::normalized)
                .filter(text -> text.indexOf('@') > 0);
    }

    /** @param email may be null; the result is empty then */
    public Optional<Summary> summary(String email) {
        if (email == null) {
            return Optional.empty();
        }
        List<Long> ids = finder.next(email, 0, BATCH);
        return Optional.of(new Summary(
                email, finder.count(email), ids.stream().map(finder::stored).toList(), finder.recordCounts(ids)));
    }

    /**
     * Erases what can be erased, oldest first, up to about {@value #BATCH} orders. Returns the number of erased
     * orders.
     */
    public long erase(String email) {
        String actor = caller.name();
        long erased = 0;
        List<Long> ids = finder.next(email, 0, BATCH);
        while (!ids.isEmpty() && erased < BATCH) {
            erased += ids.stream().filter(id -> isErased(id, actor)).count();
            ids = finder.next(email, ids.get(ids.size() - 1), BATCH);
        }
        return erased;
    }

    private boolean isErased(long orderId, String actor) {
        return TransactionRetry.run(() -> erasure.erase(orderId, actor)).isEmpty();
    }

    /** The export of all data stored about the data subject. */
    public PersonalDataExport.Content export(String email) {
        return export.of(email);
    }
}
