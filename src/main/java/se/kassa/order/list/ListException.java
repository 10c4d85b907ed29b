package se.kassa.order.list;

/** The database could not be read. */
public class ListException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ListException(Exception cause) {
        super("The list of orders could not be read", cause);
    }
}
