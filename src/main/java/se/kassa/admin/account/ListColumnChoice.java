package se.kassa.admin.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import se.kassa.admin.Caller;

/** Keeps the columns that the current user chose for the order list. */
@ApplicationScoped
@Transactional
public class ListColumnChoice {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Caller caller;

    /** The names of the chosen columns; empty if the user chose none yet. */
    public Optional<List<String>> get() {
        return Optional.ofNullable(entityManager.find(Account.class, caller.name()))
                .map(Account::getListColumns)
                .map(names -> List.of(names.split(" ")));
    }

    /** @param names the names of the columns, which contain no spaces; may be empty */
    public void set(Collection<String> names) {
        Optional.ofNullable(entityManager.find(Account.class, caller.name()))
                .ifPresent(account -> account.chooseListColumns(String.join(" ", names)));
    }
}
