package se.kassa.order.list;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The chosen statement of a page.
 *
 * @param matches number of matching orders if known in advance; otherwise each row carries it
 */
record QueryPlan(SqlBuilder statement, Optional<BoundedCount> matches) {

    /**
     * @param counts number of orders that match each condition of the query on its own; without conditions, the number
     *     of all orders
     */
    static QueryPlan make(OrderPageSql query, List<BoundedCount> counts) {
        if (query.isSingleRange()) {
            return new QueryPlan(query.indexScan(), Optional.of(counts.get(0)));
        }
        int rarest = IntStream.range(0, counts.size())
                .boxed()
                .min((one, other) ->
                        Long.compare(counts.get(one).value(), counts.get(other).value()))
                .orElseThrow();
        return counts.get(rarest).exact()
                ? new QueryPlan(query.sortedSubset(query.conditions().get(rarest)), Optional.empty())
                : new QueryPlan(query.indexScan(), Optional.of(BoundedCount.more(query.bound())));
    }
}
