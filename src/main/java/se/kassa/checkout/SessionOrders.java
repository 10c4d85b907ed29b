package se.kassa.checkout;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The orders placed in this session: their pages may show personal data. */
@SessionScoped
public class SessionOrders implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int MOST = 20;

    private final Set<String> receiptTokens = new LinkedHashSet<>();

    synchronized void remember(String receiptToken) {
        receiptTokens.remove(receiptToken);
        receiptTokens.add(receiptToken);
        if (receiptTokens.size() > MOST) {
            receiptTokens.remove(receiptTokens.iterator().next());
        }
    }

    /** The one placed last; empty where none was. */
    synchronized Optional<String> latest() {
        return receiptTokens.stream().reduce((older, newer) -> newer);
    }

    synchronized boolean has(String receiptToken) {
        return receiptTokens.contains(receiptToken);
    }
}
