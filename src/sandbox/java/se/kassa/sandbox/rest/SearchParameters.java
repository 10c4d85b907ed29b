package se.kassa.sandbox.rest;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import se.kassa.sandbox.EcsterError;
import se.kassa.sandbox.OrderSearch;

/** The query of the search (developer site; {@code page} and {@code pageSize} are invented, how it pages is not published). */
public class SearchParameters {

    private static final int USUAL_SIZE = 25;
    private static final int LARGEST_SIZE = 100;

    @QueryParam("orderReference")
    private String orderReference;

    @QueryParam("merchantId")
    private String merchantId;

    @QueryParam("nationalId")
    private String nationalId;

    @QueryParam("paymentMethod")
    private String paymentMethod;

    @QueryParam("status")
    private String status;

    @QueryParam("from")
    private String from;

    @QueryParam("to")
    private String to;

    @QueryParam("page")
    private String page;

    @QueryParam("pageSize")
    private String pageSize;

    OrderSearch search() {
        return new OrderSearch(
                orderReference,
                merchantId,
                nationalId,
                paymentMethod,
                status,
                OrderSearch.moment("from", from),
                OrderSearch.moment("to", to));
    }

    <T> List<T> page(List<T> found) {
        int size = number("pageSize", pageSize, USUAL_SIZE, LARGEST_SIZE);
        int number = number("page", page, 1, Integer.MAX_VALUE);
        return found.stream().skip((number - 1L) * size).limit(size).toList();
    }

    private static int number(String field, String value, int usual, int largest) {
        if (value == null || value.isBlank()) {
            return usual;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw outOfRange(field, largest);
        }
        throw outOfRange(field, largest);
    }

    private static EcsterError outOfRange(String field, int largest) {
        return EcsterError.invalid(field, "must be a number from 1 to " + largest);
    }
}
