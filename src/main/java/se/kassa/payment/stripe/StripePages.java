package se.kassa.payment.stripe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The objects of a list of Stripe's, over all its pages.
 *
 * @param complete false if there are more pages than are read
 */
record StripePages(List<StripeObject> objects, boolean complete) {

    private static final String LIMIT = "100";
    private static final int MAX_PAGES = 20;

    /** Reads a list whose next page begins after the last object. */
    static StripePages all(Function<Map<String, String>, StripeObject> list, Map<String, String> query) {
        return all(list, query, "starting_after", StripePages::lastId);
    }

    /** Reads the result of a search, which names its next page. */
    static StripePages found(Function<Map<String, String>, StripeObject> search, Map<String, String> query) {
        return all(search, query, "page", page -> page.text("next_page"));
    }

    private static StripePages all(
            Function<Map<String, String>, StripeObject> list,
            Map<String, String> query,
            String cursor,
            Function<StripeObject, String> next) {
        List<StripeObject> objects = new ArrayList<>();
        Map<String, String> parameters = new HashMap<>(query);
        parameters.put("limit", LIMIT);
        for (int i = 0; i < MAX_PAGES; i++) {
            StripeObject page = list.apply(parameters);
            objects.addAll(page.data());
            String position = next.apply(page);
            if (!page.flag("has_more") || position == null) {
                return new StripePages(objects, !page.flag("has_more"));
            }
            parameters.put(cursor, position);
        }
        return new StripePages(objects, false);
    }

    private static String lastId(StripeObject page) {
        List<StripeObject> data = page.data();
        return data.isEmpty() ? null : data.get(data.size() - 1).text("id");
    }
}
