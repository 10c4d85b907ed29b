package se.kassa.stock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import se.kassa.platform.database.AutoCommitJdbc;

/**
 * Available stock for pages: quantities that are neither sold nor reserved. Uses one statement outside any transaction.
 */
@ApplicationScoped
public class Availability {

    private static final String FREE = "select s.sku, s.quantity - coalesce((select sum(r.quantity)"
            + " from stock_reservation r where r.sku = s.sku), 0) as free from stock_level s";

    private static final String SOLD_OUT = "select sku from (" + FREE + ") counted where free <= 0";

    @Inject
    private AutoCommitJdbc database;

    /** Available quantity; empty if stock is not tracked. */
    public Optional<Integer> of(String sku) {
        return database.execute(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FREE + " where s.sku = ?")) {
                statement.setString(1, sku);
                try (ResultSet found = statement.executeQuery()) {
                    return found.next() ? Optional.of(Math.max(0, found.getInt("free"))) : Optional.empty();
                }
            }
        });
    }

    /** SKUs of all products that are out of stock. */
    public Set<String> soldOut() {
        return database.execute(connection -> {
            Set<String> skus = new HashSet<>();
            try (PreparedStatement statement = connection.prepareStatement(SOLD_OUT);
                    ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    skus.add(found.getString("sku"));
                }
            }
            return skus;
        });
    }
}
