package se.kassa.admin.list;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** The columns of the order list that staff can choose, in their order. */
public enum ListColumn {
    DATE(true),
    COUNTRY(false),
    ITEMS(true),
    NET(false),
    PAYMENT(true),
    METHOD(false),
    EXPIRY(false),
    SHIPPING(true),
    NOTE(true);

    private final boolean usual;

    ListColumn(boolean usual) {
        this.usual = usual;
    }

    /** The columns that are shown to a user who chose none. */
    static Set<ListColumn> usual() {
        Set<ListColumn> columns = EnumSet.allOf(ListColumn.class);
        columns.removeIf(column -> !column.usual);
        return columns;
    }

    /** The columns with these names; ignores unknown names. */
    static Set<ListColumn> of(Collection<String> names) {
        Set<ListColumn> columns = EnumSet.noneOf(ListColumn.class);
        Arrays.stream(values()).filter(column -> names.contains(column.name())).forEach(columns::add);
        return columns;
    }
}
