package se.kassa.order.list;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a page is read.
 *
 * @param matches how many orders fit the filter, where that is known before it is read; else each row tells
 */
record QueryPlan(SqlBuilder statement, Optional<BoundedCount> matches) {

    /** @param counts how many orders fit each of the query's conditions by itself; without conditions, how many there are */
    static QueryPlan make(PageQuery query, List<BoundedCount> counts) {
        if (query.isOneWalk()) {
            return new QueryPlan(query.walking(), Optional.of(counts.get(0)));
        }
        int rarest = IntStream.range(0, counts.size())
                .boxed()
                .min((one, other) ->
                        Long.compare(counts.get(one).value(), counts.get(other).value()))
                .orElseThrow();
        return counts.get(rarest).exact()
                ? new QueryPlan(query.gathering(query.conditions().get(rarest)), Optional.empty())
                : new QueryPlan(query.walking(), Optional.of(BoundedCount.more(query.bound())));
    }
}
