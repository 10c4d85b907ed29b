package db.migration;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import se.kassa.catalogue.SearchText;

/** Has existing products found whatever apostrophe, dash or space was written, and by letters as đ and œ. */
public class V218__search_texts_of_products extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        try (PreparedStatement read = context.getConnection()
                        .prepareStatement("select sku, language, name, description, search_text from product_text");
                PreparedStatement write = context.getConnection()
                        .prepareStatement("update product_text set search_text = ? where sku = ? and language = ?");
                ResultSet row = read.executeQuery()) {
            while (row.next()) {
                String text = SearchText.normalize(row.getString("name") + " " + row.getString("description"));
                if (!text.equals(row.getString("search_text"))) {
                    write.setString(1, text);
                    write.setString(2, row.getString("sku"));
                    write.setString(3, row.getString("language"));
                    write.addBatch();
                }
            }
            write.executeBatch();
        }
    }
}
