package se.kassa.order.list;

/** Sort order of the list. Orders with equal values of a grouped column are sorted by time of placing, then by id. */
public enum OrderSort {
    PLACED("created_at", "orders_by_time", false),
    CUSTOMER("listed_customer", "orders_by_customer", false),
    AMOUNT("amount", "orders_by_amount", false),
    STAGE("stage", "orders_by_stage", true),
    PAYMENT("payment_state", "orders_by_payment", true),
    METHOD("listed_method", "orders_by_method", true),
    COUNTRY("listed_country", "orders_by_country", true);

    final String column;
    final String index;
    /** Whether many orders share few values. */
    final boolean grouped;

    OrderSort(String column, String index, boolean grouped) {
        this.column = column;
        this.index = index;
        this.grouped = grouped;
    }
}
