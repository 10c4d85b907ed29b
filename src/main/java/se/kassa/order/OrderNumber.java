package se.kassa.order;

/**
 * The number that shopper, order desk and Ecster know an order by; minted by {@link OrderRepository}, never the database's id.
 *
 * @param value the prefix from the settings and a number
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
