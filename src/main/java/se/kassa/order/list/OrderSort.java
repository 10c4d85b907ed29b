package se.kassa.order.list;

/**
 * What a list is sorted by. The time of placing, which is the order of the numbers, decides among the orders of one
 * group; the database's id decides among equals.
 */
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
    /** Whether few values are shared by many orders. */
    final boolean grouped;

    OrderSort(String column, String index, boolean grouped) {
        this.column = column;
        this.index = index;
        this.grouped = grouped;
    }
}
