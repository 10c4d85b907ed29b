package se.kassa.admin.list;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** The columns of the order list that staff can choose, in their order. */
public enum OrderListColumn {
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

    OrderListColumn(boolean usual) {
        this.usual = usual;
    }

    /** The columns that are shown to a user who chose none. */
    static Set<OrderListColumn> usual() {
        Set<OrderListColumn> columns = EnumSet.allOf(OrderListColumn.class);
        columns.removeIf(column -> !column.usual);
        return columns;
    }

    /** The columns with these names; ignores unknown names. */
    static Set<OrderListColumn> of(Collection<String> names) {
        Set<OrderListColumn> columns = EnumSet.noneOf(OrderListColumn.class);
        Arrays.stream(values()).filter(column -> names.contains(column.name())).forEach(columns::add);
        return columns;
    }
}
