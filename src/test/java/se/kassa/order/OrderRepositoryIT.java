package se.kassa.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import se.kassa.checkout.CheckoutClient;
import se.kassa.order.list.CountingDataSource;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderPage;
import se.kassa.order.list.OrderRow;
import se.kassa.order.list.OrderSort;
import se.kassa.order.list.PagePosition;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.platform.database.NoTransactionGuard;
import se.kassa.platform.database.RoundTrips;
import se.kassa.platform.database.TransactionRetry;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.stock.Stock;
import se.kassa.testing.Await;
import se.kassa.testing.Servers;
import se.kassa.testing.TestDatabase;

/** What the database keeps and what it refuses, inside the server. */
@ArquillianTest
class OrderRepositoryIT {

    private static final Line TEA =
            new Line(Line.Kind.PRODUCT, "tea", "Te \"fint\" <b>å\uD83C\uDF75", 2, 8900, 0, 1200);
    private static final Line DELIVERY = new Line(Line.Kind.SHIPPING, "parcel", "Paket", 1, 4900, 0, 2500);

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private OrderHistory history;

    @Inject
    private OrderList list;

    @Inject
    private NoTransactionGuard noTransaction;

    @Inject
    private CheckoutClient shopper;

    @Inject
    private FailsAtCommit loser;

    @Inject
    private Stock stock;

    @Resource
    private ManagedExecutorService threads;

    @Resource(lookup = "java:comp/UserTransaction")
    private UserTransaction transaction;

    @Inject
    private ShopSettings settings;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    /** Tables whose content is cached and read only now and then. */
    private static final Pattern CACHED =
            Pattern.compile("(?i)from (\\{oj )?(category|product|shipping_method)(_\\w+)?\\b");

    /** Something to do in a transaction. */
    private interface Work {
        void run() throws Exception;
    }

    @Deployment
    static WebArchive shop() {
        TestDatabase database = TestDatabase.create(Servers.newFolder());
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/kassa.war"))
                .addClasses(
                        OrderRepositoryIT.class,
                        CheckoutClient.class,
                        RoundTrips.class,
                        FailsAtCommit.class,
                        Await.class)
                .addClass(FailsAtCommit.class.getName() + "$1")
                .addClasses(CountingDataSource.class, CountingDataSource.Executed.class)
                .addClass(CountingDataSource.class.getName() + "$After")
                .addAsResource(
                        new StringAsset("""
                            kassa.db.url=%s
                            kassa.db.user=%s
                            kassa.db.password=%s
                            kassa.public-url=http://localhost:%s/
                            kassa.admin.password=test
                            kassa.mode=test
                            kassa.demo=true
                            kassa.order-number-prefix=IN-
                            ecster.base-url=%s
                            ecster.api-key=demo-api-key
                            ecster.merchant-key=demo-merchant-key
                            """.formatted(
                                database.url(),
                                database.user(),
                                database.password(),
                                System.getProperty("kassa.test.arquillian.port", "8181"),
                                "http://127.0.0.1:"
                                        + Servers.shared().sandboxProcess().port() + "/sandbox/ecster")),
                        "META-INF/microprofile-config.properties");
    }

    @Test
    void orderIsReadAsWritten() throws Exception {
        String token = place(token());
        Order order = orders.byReceiptToken(token).orElseThrow();
        assertEquals(List.of(TEA, DELIVERY), order.getLines());
        assertEquals(22700, order.getAmount());
        assertEquals(PaymentState.NOT_STARTED, order.getPaymentState());
    }

    @Test
    void indexFollowsTheOrderInOneTransaction() throws Exception {
        Order order = orders.byReceiptToken(place(token())).orElseThrow();
        OrderRow placed = listed(order.getNumber().value());
        assertEquals(FulfilmentStage.UNPAID, placed.stage());
        Customer customer = new Customer(
                "Åsa",
                "Örn-" + order.getNumber(),
                "asa@example.se",
                null,
                new PostalAddress("Gatan 1", null, "1", "X", "SE"));
        inTransaction(() -> {
            Order locked = orders.lock(order.getId());
            locked.apply(new PaymentSnapshot(PaymentState.AUTHORIZED, "CARD", "READY", 0, 0, customer));
            locked.markPaid(List.of(DELIVERY), OffsetDateTime.now());
            locked.addSearchTerm("Abc" + order.getNumber());
        });
        for (String text :
                List.of("asa orn-" + order.getNumber(), "Örn-" + order.getNumber(), "ABC" + order.getNumber())) {
            OrderRow row = listed(text);
            assertEquals(FulfilmentStage.TO_SHIP, row.stage(), text);
            assertEquals("SE", row.customer().country(), text);
            assertEquals("CARD", row.payment().method(), text);
        }
        assertEquals(0, found("tea", order).size(), "a line that is gone is not found");
        inTransaction(() ->
                orders.lock(order.getId()).putInReview(new PaymentReview(ReviewReason.LINES_DIFFER, 1, 2, "test")));
        assertEquals(
                FulfilmentStage.IN_REVIEW, listed(order.getNumber().value()).stage());
    }

    private OrderRow listed(String text) {
        OrderPage page = list.page(OrderFilter.ALL.with(text), OrderSort.PLACED, true, 25, PagePosition.FIRST);
        assertEquals(1, page.rows().size(), text);
        return page.rows().get(0);
    }

    private List<OrderRow> found(String text, Order order) {
        return list.page(OrderFilter.ALL.with(text), OrderSort.PLACED, true, 100, PagePosition.FIRST).rows().stream()
                .filter(row -> row.id() == order.getId())
                .toList();
    }

    @Test
    void oneCartMakesOneOrder() throws Exception {
        String cart = token();
        place(cart);
        assertThrows(Exception.class, () -> place(cart));
    }

    @Test
    void lastPieceIsReservedOnce() throws Exception {
        lastPieceGoesToTheFirstOf(stock::reserve);
    }

    @Test
    void lastPieceIsSoldOnce() throws Exception {
        lastPieceGoesToTheFirstOf(stock::sell);
    }

    /** Of two transactions at the same moment the second waits for the first, and finds nothing left. */
    private void lastPieceGoesToTheFirstOf(Function<Long, List<String>> taking) throws Exception {
        String sku = "pa-sax";
        stock.set(sku, 1);
        long first = place(sku, token()).getId();
        long second = place(sku, token()).getId();
        Future<List<String>> later;
        transaction.begin();
        try {
            assertEquals(List.of(), taking.apply(first), "the first order gets it");
            later = threads.submit(() -> {
                AtomicReference<List<String>> missing = new AtomicReference<>();
                inTransaction(() -> missing.set(taking.apply(second)));
                return missing.get();
            });
            Await.until("the second transaction waits", () -> later.isDone() || isAnyTransactionWaiting());
        } finally {
            transaction.commit();
        }
        assertEquals(List.of(sku), later.get(1, TimeUnit.MINUTES), "the second order misses it");
        stock.set(sku, null);
    }

    private Order place(String sku, String cartToken) throws Exception {
        Line line = new Line(Line.Kind.PRODUCT, sku, "Te", 1, 8900, 0, 1200);
        Order order =
                new Order(orders.mintNumber(), token(), cartToken, "sv", "SEK", List.of(line), OffsetDateTime.now());
        inTransaction(() -> orders.add(order));
        return order;
    }

    /** Not pg_stat_activity, which stays the same within a transaction. */
    private boolean isAnyTransactionWaiting() {
        String waiting = ConfigProvider.getConfig()
                        .getValue("kassa.db.url", String.class)
                        .startsWith("jdbc:h2:")
                ? "select count(*) from information_schema.sessions where blocker_id is not null"
                : "select count(*) from pg_locks where not granted";
        return ((Number) entityManager.createNativeQuery(waiting).getSingleResult()).longValue() > 0;
    }

    @Test
    void rolledBackOrderIsGone() throws Exception {
        Order order = newOrder(token());
        transaction.begin();
        orders.add(order);
        transaction.rollback();
        assertTrue(orders.byReceiptToken(order.getReceiptToken()).isEmpty());
    }

    @Test
    void captureNeverExceedsTheOrder() throws Exception {
        Order order = orders.byReceiptToken(place(token())).orElseThrow();
        assertThrows(
                Exception.class,
                () -> inTransaction(() -> orders.lock(order.getId())
                        .apply(new PaymentSnapshot(PaymentState.CAPTURED, "CARD", "FULLY_DELIVERED", 22701, 0, null))));
    }

    @Test
    void refundNeverExceedsTheCapture() throws Exception {
        Order order = orders.byReceiptToken(place(token())).orElseThrow();
        assertThrows(
                Exception.class,
                () -> inTransaction(() -> orders.lock(order.getId())
                        .apply(new PaymentSnapshot(PaymentState.CAPTURED, "CARD", "FULLY_DELIVERED", 100, 101, null))));
    }

    @Test
    void paymentBelongsToOneAttempt() throws Exception {
        Order order = orders.byReceiptToken(place(token())).orElseThrow();
        inTransaction(() -> {
            attempts.begin(orders.lock(order.getId()), List.of(TEA));
            attempts.begin(orders.lock(order.getId()), List.of(TEA));
        });
        assertEquals(2, attempts.of(order.getId()).size());
        String same = UUID.randomUUID().toString();
        assertThrows(
                Exception.class,
                () -> inTransaction(() -> entityManager
                        .createQuery("update PaymentAttempt a set a.paymentId = :id where a.orderId = :order")
                        .setParameter("id", same)
                        .setParameter("order", order.getId())
                        .executeUpdate()));
    }

    @Test
    void laterAttemptsHaveOwnReferences() throws Exception {
        Order order = orders.byReceiptToken(place(token())).orElseThrow();
        inTransaction(() -> {
            attempts.begin(orders.lock(order.getId()), List.of(TEA));
            attempts.begin(orders.lock(order.getId()), List.of(TEA, DELIVERY));
        });
        String number = order.getNumber().value();
        assertEquals(
                List.of(number, number + "-2"),
                attempts.of(order.getId()).stream().map(a -> a.getReference()).toList());
        long second = attempts.latest(order.getId()).orElseThrow().getId();
        assertEquals(List.of(TEA, DELIVERY), attempts.revisions(second).get(0).getLines());
    }

    @Test
    void repeatedHistoryEntryIsCounted() throws Exception {
        Order order = orders.byReceiptToken(place(token())).orElseThrow();
        for (int i = 0; i < 3; i++) {
            inTransaction(() -> history.addOrRepeat(
                    order, OrderHistoryEntry.Type.QUERIED, "kassa", HistoryMessage.of("history.unchanged")));
        }
        inTransaction(() -> {
            List<OrderHistoryEntry> entries = history.of(order);
            assertEquals(1, entries.size());
            assertEquals(2, entries.get(0).getRepeats());
        });
    }

    @Test
    void checkoutRoundTripsDoNotDependOnLines() throws Exception {
        List<String> few = roundTripsOfEntering(2);
        List<String> many = roundTripsOfEntering(30);
        assertEquals(String.join("\n", few), String.join("\n", many));
        assertTrue(few.size() > 10 && few.size() < 80, "round trips: " + few.size() + "\n" + String.join("\n", few));
    }

    @Test
    void pagesDoNotQueryCachedTables() throws Exception {
        URI productList = settings.publicUrl();
        URI product = productList.resolve("product/te-chai");
        URI cart = productList.resolve("cart");
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        fill(browser, product);
        assertTrue(open(browser, cart).contains("te-chai"), "The cart is filled");
        assertEquals(List.of("stock_level"), tablesAskedBy(browser, productList));
        assertEquals(
                List.of("stock_level", "product_fact"),
                tablesAskedBy(browser, product).stream()
                        .sorted(Comparator.reverseOrder())
                        .toList());
        // The order of the cart, and what it reserves of what is in stock.
        assertEquals(
                List.of("cart_token", "cart_token", "stock_level"),
                tablesAskedBy(browser, cart).stream().sorted().toList());
    }

    @Test
    void pagesOfTheProductListDoNotGrowWithTheCatalogue() throws Exception {
        HttpClient browser = HttpClient.newHttpClient();
        List<URI> lists = Stream.of("", "?category=tea", "?search=vara", "?sort=price")
                .map(settings.publicUrl()::resolve)
                .toList();
        shopper.begin(30);
        List<Integer> few = new ArrayList<>();
        for (URI list : lists) {
            few.add(open(browser, list).length());
        }
        shopper.begin(1_000);
        for (int i = 0; i < few.size(); i++) {
            String page = open(browser, lists.get(i));
            assertTrue(page.contains("page=4"), "There are more pages");
            assertTrue(page.length() < 1.1 * few.get(i), lists.get(i) + ": " + few.get(i) + ", " + page.length());
        }
    }

    /** Of what pages may ask, once for each statement; the background asks for other things. */
    private static List<String> tablesAskedBy(HttpClient browser, URI page) throws Exception {
        Pattern tables =
                Pattern.compile("stock_level|category|product_fact|product|shipping_method|cart_token|saved_cart");
        open(browser, page);
        List<String> asked = tablesAskedBy(browser, page, tables);
        // Every two seconds a request reads the catalogue again; the one after it does not.
        return asked.contains("category") ? tablesAskedBy(browser, page, tables) : asked;
    }

    private static List<String> tablesAskedBy(HttpClient browser, URI page, Pattern tables) throws Exception {
        return RoundTrips.ofAllThreads(() -> open(browser, page)).stream()
                .flatMap(sql -> tables.matcher(sql.toLowerCase(Locale.ROOT))
                        .results()
                        .limit(1)
                        .map(MatchResult::group))
                .toList();
    }

    private static void fill(HttpClient browser, URI product) throws Exception {
        String form = "buy=buy&sku=te-chai&buy%3Aquantity=1&buy%3Aadd=x&jakarta.faces.ViewState=stateless";
        HttpRequest add = HttpRequest.newBuilder(product)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        browser.send(add, HttpResponse.BodyHandlers.discarding());
    }

    private static String open(HttpClient browser, URI page) throws Exception {
        HttpResponse<String> answer =
                browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        return answer.body();
    }

    private List<String> roundTripsOfEntering(int products) throws Exception {
        shopper.begin(products);
        shopper.puts(products - 1);
        List<String> all = new ArrayList<>(RoundTrips.of(() -> enter()));
        shopper.puts(products);
        all.add("-- and again with more of everything");
        all.addAll(RoundTrips.of(() -> enter()));
        all.removeIf(sql -> CACHED.matcher(sql).find());
        return all;
    }

    private String enter() {
        String outcome = shopper.enters();
        assertEquals("READY", outcome);
        return outcome;
    }

    @Test
    void lostCommitIsRepeated() {
        assertEquals(2, TransactionRetry.run(loser::save));
        assertEquals(2, TransactionRetry.run(loser::saveApart));
    }

    @Test
    void networkCallInATransactionFails() {
        noTransaction.check();
        assertThrows(IllegalStateException.class, () -> inTransaction(() -> noTransaction.check()));
    }

    private String place(String cartToken) throws Exception {
        Order order = newOrder(cartToken);
        inTransaction(() -> orders.add(order));
        return order.getReceiptToken();
    }

    private Order newOrder(String cartToken) {
        return new Order(
                orders.mintNumber(), token(), cartToken, "sv", "SEK", List.of(TEA, DELIVERY), OffsetDateTime.now());
    }

    private void inTransaction(Work work) throws Exception {
        transaction.begin();
        boolean done = false;
        try {
            work.run();
            done = true;
        } finally {
            if (done) {
                transaction.commit();
            } else {
                transaction.rollback();
            }
        }
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }
}
