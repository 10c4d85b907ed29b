package se.kassa;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import se.kassa.admin.account.RequiresStaff;
import se.kassa.bulk.BulkAction;
import se.kassa.order.FulfilmentService;
import se.kassa.payment.operation.OperationResolution;
import se.kassa.payment.operation.PaymentOperationService;
import se.kassa.payment.operation.PaymentReviewService;
import se.kassa.platform.database.EclipseLinkRetryListener;

/** The rooms of the house, and which door leads where. */
@AnalyzeClasses(packages = "se.kassa", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** What only services may call that ask for the role. */
    private static final Set<String> CHANGES = Set.of(
            "AlarmBook.acknowledge",
            "AlarmBook.settle",
            "BulkWork.begin",
            "BulkWork.cancel",
            "DeliveryMethods.save",
            "Discounts.save",
            "Erasure.erase",
            "ParkedNotifications.replay",
            "ParkedNotifications.replayAll",
            "PaymentSync.ask",
            "Pictures.keep",
            "Products.save",
            "Products.saveAll",
            "PutBack.put",
            "Undelivered.replay",
            "Undelivered.settle");

    @ArchTest
    static final ArchRule DOORS_LEAD_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("platform")
            .definedBy("se.kassa.platform..")
            .layer("catalogue")
            .definedBy("se.kassa.catalogue..")
            .layer("cart")
            .definedBy("se.kassa.cart..")
            .layer("order")
            .definedBy("se.kassa.order..")
            .layer("payment")
            .definedBy("se.kassa.payment..")
            .layer("ecster")
            .definedBy("se.kassa.payment.ecster..")
            .layer("checkout")
            .definedBy("se.kassa.checkout..")
            .layer("desk")
            .definedBy("se.kassa.admin..")
            .layer("mail")
            .definedBy("se.kassa.mail..")
            .layer("delivery")
            .definedBy("se.kassa.shipping..")
            .layer("discount")
            .definedBy("se.kassa.discount..")
            .layer("stock")
            .definedBy("se.kassa.stock..")
            .whereLayer("delivery")
            .mayOnlyBeAccessedByLayers("checkout", "desk")
            .whereLayer("discount")
            .mayOnlyBeAccessedByLayers("checkout", "desk")
            .whereLayer("stock")
            .mayOnlyBeAccessedByLayers("catalogue", "cart", "checkout", "desk")
            .whereLayer("catalogue")
            .mayOnlyBeAccessedByLayers("cart", "checkout", "desk")
            .whereLayer("cart")
            .mayOnlyBeAccessedByLayers("checkout")
            .whereLayer("order")
            .mayOnlyBeAccessedByLayers("payment", "ecster", "checkout", "desk", "mail")
            .whereLayer("payment")
            .mayOnlyBeAccessedByLayers("ecster", "checkout", "desk", "mail")
            .whereLayer("ecster")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("checkout")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("desk")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("mail")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule PLATFORM_KNOWS_NO_FEATURE = noClasses()
            .that()
            .resideInAPackage("se.kassa.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "se.kassa.catalogue..",
                    "se.kassa.cart..",
                    "se.kassa.order..",
                    "se.kassa.payment..",
                    "se.kassa.payment.ecster..",
                    "se.kassa.checkout..",
                    "se.kassa.admin..",
                    "se.kassa.mail..");

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("se.kassa.(*)..").should().beFreeOfCycles();

    /** Whose service has forgotten to ask for the role has nothing to work with. */
    @ArchTest
    static final ArchRule PAGES_MOVE_NO_MONEY_AND_NO_GOODS_BY_THEMSELVES = noClasses()
            .that()
            .resideInAPackage("se.kassa.admin..")
            .and()
            .haveSimpleNameEndingWith("Bean")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                    PaymentOperationService.class,
                    PaymentReviewService.class,
                    OperationResolution.class,
                    FulfilmentService.class);

    /** Pages and services that change something ask for the role; bulk work asks before it begins, and has no caller then. */
    @ArchTest
    static final ArchRule WHO_CHANGES_SOMETHING_IS_GUARDED = noClasses()
            .that()
            .resideInAPackage("se.kassa.admin..")
            .and()
            .areNotAnnotatedWith(RequiresStaff.class)
            .and()
            .areNotAssignableTo(BulkAction.class)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                    PaymentOperationService.class,
                    PaymentReviewService.class,
                    OperationResolution.class,
                    FulfilmentService.class)
            .orShould()
            .callMethodWhere(describe(
                    "changes something",
                    call -> CHANGES.contains(call.getTargetOwner().getSimpleName() + "." + call.getName())));

    @ArchTest
    static final ArchRule NO_FLOATING_POINT_NEAR_MONEY = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Double")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Float");

    @ArchTest
    static final ArchRule THE_SERVERS_OWN_PROVIDERS_ARE_NOT_NAMED = noClasses()
            .that()
            // How often a read is tried again has no setting.
            .doNotBelongToAnyOf(EclipseLinkRetryListener.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.persistence..", "org.hibernate..", "org.glassfish..", "org.jboss..");
}
