package se.kassa.payment.stripe;

import java.util.List;
import java.util.Set;

/** The payment methods that the adapter supports, by Stripe's names. */
final class StripeMethods {

    private static final String SWISH = "swish";
    private static final String KLARNA = "klarna";
    private static final String BILLIE = "billie";

    static final List<String> ALL = List.of("card", SWISH, KLARNA, BILLIE);

    /** Methods that can be authorised now and captured later. */
    private static final Set<String> CAPTURED_LATER = Set.of("card", KLARNA, BILLIE);

    private StripeMethods() {}

    /** Whether Stripe captures payments by this method when they are confirmed. */
    static boolean isAutoCaptured(String method) {
        return SWISH.equals(method);
    }

    static boolean isCapturedLater(String method) {
        return CAPTURED_LATER.contains(method);
    }

    /** Those of the methods that a customer can use: Billie is for companies, Klarna for private customers. */
    static List<String> offered(List<String> methods, boolean company) {
        return methods.stream()
                .filter(method -> !method.equals(company ? KLARNA : BILLIE))
                .toList();
    }
}
