package se.kassa.admin.list;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The order list that staff looked at last, so that the page of an order leads back to it and on to its neighbours. */
@SessionScoped
public class LatestOrderList implements Serializable {

    private static final long serialVersionUID = 1L;

    private String query = "";
    private boolean toShip;
    private ArrayList<String> numbers = new ArrayList<>();

    /**
     * @param newQuery filter, sorting and page as the query of an address; empty for the plain list
     * @param nowToShip whether it lists orders to ship
     * @param newNumbers the orders of the page, as listed
     */
    void show(String newQuery, boolean nowToShip, List<String> newNumbers) {
        query = newQuery;
        toShip = nowToShip;
        numbers = new ArrayList<>(newNumbers);
    }

    /** Empty if no list was shown, or the plain one. */
    String query() {
        return query;
    }

    boolean isToShip() {
        return toShip;
    }

    /** The orders of the page, as listed. */
    List<String> numbers() {
        return List.copyOf(numbers);
    }
}
