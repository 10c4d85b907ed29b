package se.kassa.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.testing.Servers;
import se.kassa.testing.TestDatabase;

/** The shop on a data source that the server pools, found by its JNDI name: transactions are the container's all the same. */
@ArquillianTest
class ServersOwnDataSourceIT {

    private static final Line TEA = new Line(Line.Kind.PRODUCT, "tea", "Te", 2, 8900, 0, 1200);

    @Inject
    private OrderRepository orders;

    @Resource(lookup = "java:comp/UserTransaction")
    private UserTransaction transaction;

    @Deployment
    static WebArchive shop() {
        TestDatabase database = TestDatabase.create(Servers.newFolder());
        String driver = database.url().startsWith("jdbc:h2:")
                ? "org.h2.jdbcx.JdbcDataSource"
                : "org.postgresql.ds.PGSimpleDataSource";
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/kassa.war"))
                .addClass(ServersOwnDataSourceIT.class)
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "servers-own.jar")
                        .addAsManifestResource(
                                new StringAsset(
                                        """
                                        <web-fragment xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                                          <data-source>
                                            <name>java:global/jdbc/servers-own</name>
                                            <class-name>%s</class-name>
                                            <url>%s</url>
                                            <user>%s</user>
                                            <password>%s</password>
                                            <transactional>false</transactional>
                                          </data-source>
                                        </web-fragment>
                                        """.formatted(driver, database.url(), database.user(), database.password())),
                                "web-fragment.xml"))
                .addAsResource(new StringAsset("""
                                kassa.db.jndi-name=java:global/jdbc/servers-own
                                kassa.public-url=http://localhost:8181/
                                kassa.admin.password=test
                                ecster.base-url=https://secure.ecster.se
                                ecster.api-key=a
                                ecster.merchant-key=m
                                """), "META-INF/microprofile-config.properties");
    }

    @Test
    void serversPoolIsUsed() {
        assertTrue(orders.byReceiptToken("none").isEmpty());
        assertTrue(DatabaseConnections.ownPool().isEmpty());
    }

    @Test
    void committedDataIsVisible() throws Exception {
        Order order = newOrder();
        transaction.begin();
        orders.add(order);
        transaction.commit();
        assertEquals(
                List.of(TEA),
                orders.byReceiptToken(order.getReceiptToken()).orElseThrow().getLines());
    }

    @Test
    void rolledBackDataIsGone() throws Exception {
        Order order = newOrder();
        transaction.begin();
        orders.add(order);
        assertTrue(orders.byReceiptToken(order.getReceiptToken()).isPresent());
        transaction.rollback();
        assertTrue(orders.byReceiptToken(order.getReceiptToken()).isEmpty());
    }

    private Order newOrder() {
        return new Order(orders.mintNumber(), token(), token(), "sv", "SEK", List.of(TEA), OffsetDateTime.now());
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }
}
