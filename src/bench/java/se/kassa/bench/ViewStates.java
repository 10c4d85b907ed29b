package se.kassa.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import se.kassa.testing.PageSources;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffHttpClient;

/** The view state that pages carry in their forms, one field in each. */
final class ViewStates {

    private static final Pattern FIELD =
            Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]* value=\"([^\"]*)\"");

    /** Bytes: Faces says by a word that there is none. */
    private static final int MOST = "stateless".length();

    private ViewStates() {}

    /** @param connection to the shop's database */
    static List<Figure> measure(URI shop, Connection connection) throws SQLException {
        List<Figure> figures = new ArrayList<>();
        ShopperHttpClient shopper = new ShopperHttpClient(shop).puts(Shop.PRODUCTS.get(0));
        add(figures, "basket", shopper.opens("cart"));
        add(figures, "checkout", shopper.goesToCheckout().page().body());
        String[] order = newestOrder(connection);
        for (String page : List.of("product", "order")) {
            add(figures, page, shopper.opens(PageSources.address(page, order[0], order[1])));
        }
        figures.add(ofAdmin(shop, order));
        return figures;
    }

    private static void add(List<Figure> figures, String name, String page) {
        largest(page).ifPresent(bytes -> figures.add(figure(name, bytes)));
    }

    private static Figure figure(String name, int bytes) {
        return Figure.bounded("view state in a form, " + name, "bytes", bytes, MOST);
    }

    private static Figure ofAdmin(URI shop, String[] order) {
        StaffHttpClient staff = new StaffHttpClient(shop).logsIn("admin", Node.ADMIN_PASSWORD);
        List<Integer> all = PageSources.ofAdmin().stream()
                .map(page -> staff.opens(PageSources.address(page, order[0], order[1]))
                        .body())
                .map(ViewStates::largest)
                .flatMapToInt(OptionalInt::stream)
                .boxed()
                .toList();
        return figure(
                "largest of " + all.size() + " pages of the order desk",
                all.stream().mapToInt(Integer::intValue).max().orElseThrow());
    }

    /** Its number and the token of its receipt. */
    private static String[] newestOrder(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select number, receipt_token from orders order by created_at desc limit 1")) {
            row.next();
            return new String[] {row.getString(1), row.getString(2)};
        }
    }

    private static OptionalInt largest(String page) {
        return FIELD.matcher(page)
                .results()
                .mapToInt(field -> field.group(1).getBytes(StandardCharsets.UTF_8).length)
                .max();
    }
}
