package se.kassa.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/** Finds bulk actions by name. */
@ApplicationScoped
public class BulkActionRegistry {

    @Inject
    @Any
    private Instance<BulkAction> actions;

    /** Their names, in the order of the alphabet. */
    public List<String> names() {
        return actions.stream().map(BulkAction::name).sorted().toList();
    }

    /** @throws IllegalArgumentException where there is none of this name */
    public BulkAction find(String name) {
        return actions.stream()
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such action"));
    }
}
