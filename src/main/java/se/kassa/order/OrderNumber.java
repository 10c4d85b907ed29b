package se.kassa.order;

/**
 * The public number of an order, used by customers, staff and payment providers. Assigned by {@link OrderRepository};
 * it is not the database id.
 *
 * @param value the configured prefix followed by digits
 */
public record OrderNumber(String value) {

    public OrderNumber {
        if (value == null || value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("An order number has 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
