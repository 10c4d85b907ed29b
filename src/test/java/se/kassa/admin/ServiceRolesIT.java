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
import se.kassa.admin.order.OrderAdmin;
import se.kassa.admin.order.PaymentAdmin;
import se.kassa.admin.privacy.PersonalDataAdmin;
import se.kassa.admin.problem.FailedMessageAdmin;
import se.kassa.order.list.OrderFilter;
import se.kassa.shipping.ShippingMethod;
import se.kassa.testing.Servers;
import se.kassa.testing.TestDatabase;

/** Admin services reject callers without the role staff, whatever pages show. */
@ArquillianTest
class ServiceRolesIT {

    @Inject
    private OrderAdmin orderAdmin;

    @Inject
    private PaymentAdmin payments;

    @Inject
    private FailedMessageAdmin failedMessages;

    @Inject
    private AccountAdmin accounts;

    @Inject
    private BulkJobAdmin bulk;

    @Inject
    private CatalogueAdmin catalogue;

    @Inject
    private PersonalDataAdmin personalData;

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
    void servicesRejectCallersWithoutRole() {
        assertAll(
                refuses(() -> orderAdmin.capture(null, null, true, 0, "t")),
                refuses(() -> personalData.summary("a@example.com")),
                refuses(() -> personalData.export("a@example.com")),
                refuses(() -> personalData.erase("a@example.com")),
                refuses(() -> orderAdmin.refund(null, 1, null, 0, "why", "t", false)),
                refuses(() -> orderAdmin.cancel(null, 0, "why", "t", false)),
                refuses(() -> orderAdmin.ship(null, null, null)),
                refuses(() -> orderAdmin.note(null, "text")),
                refuses(() -> orderAdmin.accept(null, "why")),
                refuses(() -> orderAdmin.voidPayment(null, "why", "t", true)),
                refuses(() -> orderAdmin.confirmNotExecuted(null, 1)),
                refuses(() -> payments.refreshStatus("1")),
                refuses(() -> payments.acknowledge(1)),
                refuses(() -> payments.replay(1)),
                refuses(() -> payments.replayAll()),
                refuses(() -> failedMessages.resend(1)),
                refuses(() -> failedMessages.dismiss(1)),
                refuses(() -> accounts.all()),
                refuses(() -> accounts.add("eve", "a long password", Role.STAFF)),
                refuses(() -> accounts.changePassword("admin", "a long password")),
                refuses(() -> accounts.change("admin", Role.STAFF, true, Role.VIEWER, false)),
                refuses(() -> bulk.start("ship", OrderFilter.ALL, "once")),
                refuses(() -> bulk.cancel(1)),
                refuses(() -> catalogue.saveAll(List.of(), Map.of())),
                refuses(() -> catalogue.storePicture(new byte[0])),
                refuses(() -> catalogue.add(new ShippingMethod("X"))),
                refuses(() -> catalogue.changeShippingMethod("X", 0, method -> {})),
                refuses(() -> catalogue.changeDiscount("X", 0, discount -> {})),
                refuses(() -> catalogue.changeCategory("x", 0, 0, Map.of())),
                refuses(() -> catalogue.restock(null, Map.of())));
        assertEquals(
                0L,
                entityManager
                        .createQuery("select count(c) from AccountChange c where c.login <> 'admin'", Long.class)
                        .getSingleResult());
    }
}
