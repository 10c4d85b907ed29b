package se.kassa.admin.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kassa.admin.Caller;
import se.kassa.admin.account.RequiresStaff;
import se.kassa.order.privacy.PersonalDataErasure;
import se.kassa.order.privacy.PersonalDataFinder;
import se.kassa.platform.database.Conflicts;

/** What is kept about a person, given out and erased. Every method wants the role {@code desk}. */
@ApplicationScoped
@RequiresStaff
public class PersonalDataAdmin {

    /**
     * @param orders how many the person has
     * @param shown the first of them
     * @param records how many records there are about those, by their name
     */
    public record Summary(String email, long orders, List<PersonalDataFinder.Kept> shown, Map<String, Long> records) {

        /** Those whose data can't be erased now. */
        public List<PersonalDataFinder.Kept> unfinished() {
            return shown.stream().filter(kept -> kept.unfinished() != null).toList();
        }

        /** How many of those that are shown can be erased now. */
        public long erasable() {
            return shown.size() - unfinished().size();
        }

        /** Whether there is, or may be behind those that are shown, something to erase now. */
        public boolean isErasable() {
            return erasable() > 0 || orders > shown.size();
        }
    }

    /** So many are shown, and about as many are erased at once. */
    private static final int AT_ONCE = 100;

    private static final int LONGEST = 320;

    @Inject
    private Caller caller;

    @Inject
    private PersonalDataFinder people;

    @Inject
    private PersonalDataErasure erasure;

    @Inject
    private PersonalDataExport file;

    /** The address as it is looked for; empty where what was typed is none. */
    public Optional<String> address(String typed) {
        return Optional.ofNullable(typed)
                .filter(text -> text.length() <= LONGEST)
                .map(PersonalDataFinder::normalized)
                .filter(text -> text.indexOf('@') > 0);
    }

    /** @param email null for nobody: then there is nothing */
    public Optional<Summary> summary(String email) {
        if (email == null) {
            return Optional.empty();
        }
        List<Long> ids = people.next(email, 0, AT_ONCE);
        return Optional.of(new Summary(
                email, people.count(email), ids.stream().map(people::kept).toList(), people.records(ids)));
    }

    /** Erases what can be erased, oldest first, until there is no more or it is enough for once. Returns of how many orders. */
    public long erase(String email) {
        String actor = caller.name();
        long erased = 0;
        List<Long> ids = people.next(email, 0, AT_ONCE);
        while (!ids.isEmpty() && erased < AT_ONCE) {
            erased += ids.stream().filter(id -> isErased(id, actor)).count();
            ids = people.next(email, ids.get(ids.size() - 1), AT_ONCE);
        }
        return erased;
    }

    private boolean isErased(long orderId, String actor) {
        return Conflicts.retried(() -> erasure.erase(orderId, actor)).isEmpty();
    }

    /** Everything that is kept about the person, to be written. */
    public PersonalDataExport.Content file(String email) {
        return file.of(email);
    }
}
