package se.kassa.sandbox.stripe;

import se.kassa.sandbox.Ids;

/** Ids with the prefixes of Stripe's; a shop must not look into them. */
final class StripeIds {

    private StripeIds() {}

    static String session() {
        return "cs_test_" + Ids.next(58);
    }

    static String of(String prefix) {
        return prefix + "_" + Ids.next(24);
    }
}
