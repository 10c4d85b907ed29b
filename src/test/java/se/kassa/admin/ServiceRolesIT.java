package se.kassa.admin;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import se.kassa.admin.account.AccessDeniedException;
import se.kassa.admin.account.AccountAdmin;
import se.kassa.admin.account.Role;
import se.kassa.admin.bulk.BulkJobAdmin;
import se.kassa.admin.catalogue.CatalogueAdmin;
import se.kassa.admin.order.OrderActions;
import se.kassa.admin.order.PaymentAdmin;
import se.kassa.admin.privacy.PersonalDataAdmin;
import se.kassa.admin.problem.FailedMessageAdmin;
import se.kassa.order.list.OrderFilter;
import se.kassa.shipping.ShippingMethod;
import se.kassa.testing.Servers;
import se.kassa.testing.TestDatabase;

/** Whoever calls the services of the order desk without the role is refused by the service, whatever pages show. */
@ArquillianTest
class ServiceRolesIT {

    @Inject
    private OrderActions clerks;

    @Inject
    private PaymentAdmin orders;

    @Inject
    private FailedMessageAdmin outbox;

    @Inject
    private AccountAdmin accounts;

    @Inject
    private BulkJobAdmin bulk;

    @Inject
    private CatalogueAdmin goods;

    @Inject
    private PersonalDataAdmin people;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Deployment
    static WebArchive shop() {
        TestDatabase database = TestDatabase.create(Servers.newFolder());
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/kassa.war"))
                .addClass(ServiceRolesIT.class)
                .addAsResource(
                        new StringAsset("""
                                kassa.db.url=%s
                                kassa.db.user=%s
                                kassa.db.password=%s
                                kassa.public-url=http://localhost:8181/
                                kassa.admin.password=test
                                ecster.base-url=https://secure.ecster.se
                                ecster.api-key=a
                                ecster.merchant-key=m
                                """.formatted(database.url(), database.user(), database.password())),
                        "META-INF/microprofile-config.properties");
    }

    private static Executable refuses(Executable call) {
        return () -> assertThrows(AccessDeniedException.class, call);
    }

    @Test
    void everyServiceRefusesWhoHasNotTheRole() {
        assertAll(
                refuses(() -> clerks.capture(null, null, true, 0, "t")),
                refuses(() -> people.summary("a@example.com")),
                refuses(() -> people.file("a@example.com")),
                refuses(() -> people.erase("a@example.com")),
                refuses(() -> clerks.refund(null, 1, null, 0, "why", "t", false)),
                refuses(() -> clerks.cancel(null, 0, "why", "t", false)),
                refuses(() -> clerks.ship(null, null, null)),
                refuses(() -> clerks.note(null, "text")),
                refuses(() -> clerks.accept(null, "why")),
                refuses(() -> clerks.voidPayment(null, "why", "t", true)),
                refuses(() -> clerks.notDone(null, 1)),
                refuses(() -> orders.ask("1")),
                refuses(() -> orders.acknowledge(1)),
                refuses(() -> orders.replay(1)),
                refuses(() -> orders.replayAll()),
                refuses(() -> outbox.sendAgain(1)),
                refuses(() -> outbox.letBe(1)),
                refuses(() -> accounts.all()),
                refuses(() -> accounts.add("eve", "a long password", Role.STAFF)),
                refuses(() -> accounts.changePassword("admin", "a long password")),
                refuses(() -> accounts.change("admin", Role.STAFF, true, Role.VIEWER, false)),
                refuses(() -> bulk.begin("ship", OrderFilter.ALL, "once")),
                refuses(() -> bulk.cancel(1)),
                refuses(() -> goods.saveAll(List.of())),
                refuses(() -> goods.keepPicture(new byte[0])),
                refuses(() -> goods.add(new ShippingMethod("X"))),
                refuses(() -> goods.changeShippingMethod("X", 0, method -> {})),
                refuses(() -> goods.changeDiscount("X", 0, discount -> {})),
                refuses(() -> goods.changeCategory("x", 0, 0, Map.of())),
                refuses(() -> goods.putBack(null, Map.of())));
        assertEquals(
                0L,
                entityManager
                        .createQuery("select count(c) from AccountChange c where c.login <> 'admin'", Long.class)
                        .getSingleResult());
    }
}
