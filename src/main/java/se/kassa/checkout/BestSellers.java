package se.kassa.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import se.kassa.catalogue.PopularProducts;
import se.kassa.platform.cache.Caches;
import se.kassa.platform.database.AutoCommitJdbc;

/** The products with the most units sold in the last 30 days, in the newest 1,000 of these orders; cached. */
@ApplicationScoped
public class BestSellers implements PopularProducts {

    private static final Duration PERIOD = Duration.ofDays(30);

    /** The index of {@code paid_at} finds the newest orders, so that the time does not grow with their number. */
    private static final String NEWEST_SALES = "select line.sku from order_line line"
            + " join (select id from orders where paid_at >= ? order by paid_at desc fetch first 1000 rows only) newest"
            + " on newest.id = line.order_id where line.kind = 'PRODUCT'"
            + " group by line.sku order by sum(line.quantity) desc, line.sku fetch first 40 rows only";

    @Inject
    private Caches caches;

    @Inject
    private AutoCommitJdbc database;

    @Inject
    private Clock clock;

    @Override
    public List<String> skus() {
        return caches.get("best sellers", this::read);
    }

    private List<String> read() {
        OffsetDateTime first = OffsetDateTime.now(clock).minus(PERIOD);
        return database.execute(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(NEWEST_SALES)) {
                statement.setObject(1, first);
                List<String> skus = new ArrayList<>();
                try (ResultSet found = statement.executeQuery()) {
                    while (found.next()) {
                        skus.add(found.getString(1));
                    }
                }
                return List.copyOf(skus);
            }
        });
    }
}
