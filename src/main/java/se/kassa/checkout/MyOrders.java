package se.kassa.checkout;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Set;

/** The orders placed in this session, whose receipts may show who bought. */
@SessionScoped
public class MyOrders implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int MOST = 20;

    private final Set<String> receiptTokens = new LinkedHashSet<>();

    synchronized void remember(String receiptToken) {
        if (receiptTokens.size() < MOST) {
            receiptTokens.add(receiptToken);
        }
    }

    synchronized boolean has(String receiptToken) {
        return receiptTokens.contains(receiptToken);
    }
}
