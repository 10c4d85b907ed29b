package se.kassa;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.kassa.admin.account.RequiresStaff;
import se.kassa.bulk.BulkAction;
import se.kassa.order.FulfilmentService;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.payment.operation.OperationResolutionService;
import se.kassa.payment.operation.PaymentOperationService;
import se.kassa.payment.operation.PaymentReviewService;
import se.kassa.platform.database.EclipseLinkListener;
import se.kassa.platform.security.StaffOnly;

/** The packages and the direction of their dependencies. */
@AnalyzeClasses(packages = "se.kassa", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DEPENDENCIES_POINT_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("platform")
            .definedBy("se.kassa.platform..")
            .layer("catalogue")
            .definedBy("se.kassa.catalogue..")
            .layer("stock")
            .definedBy("se.kassa.stock..")
            .layer("shipping")
            .definedBy("se.kassa.shipping..")
            .layer("discount")
            .definedBy("se.kassa.discount..")
            .layer("cart")
            .definedBy("se.kassa.cart..")
            .layer("order")
            .definedBy("se.kassa.order..")
            .layer("alert")
            .definedBy("se.kassa.alert..")
            .layer("payment")
            .definedBy("se.kassa.payment..")
            .layer("ecster")
            .definedBy("se.kassa.payment.ecster..")
            .layer("stripe")
            .definedBy("se.kassa.payment.stripe..")
            .layer("accounting")
            .definedBy("se.kassa.accounting..")
            .layer("checkout")
            .definedBy("se.kassa.checkout..")
            .layer("returns")
            .definedBy("se.kassa.returns..")
            .layer("bulk")
            .definedBy("se.kassa.bulk..")
            .layer("mail")
            .definedBy("se.kassa.mail..")
            .layer("admin")
            .definedBy("se.kassa.admin..")
            .layer("demo")
            .definedBy("se.kassa.demo..")
            .whereLayer("catalogue")
            .mayOnlyBeAccessedByLayers("cart", "checkout", "returns", "admin")
            .whereLayer("stock")
            .mayOnlyBeAccessedByLayers("catalogue", "cart", "checkout", "returns", "admin")
            .whereLayer("shipping")
            .mayOnlyBeAccessedByLayers("catalogue", "checkout", "mail", "admin")
            .whereLayer("discount")
            .mayOnlyBeAccessedByLayers("checkout", "admin")
            .whereLayer("cart")
            .mayOnlyBeAccessedByLayers("checkout")
            .whereLayer("order")
            .mayOnlyBeAccessedByLayers("alert", "payment", "accounting", "checkout", "returns", "bulk", "mail", "admin")
            .whereLayer("alert")
            .mayOnlyBeAccessedByLayers("payment", "checkout", "returns", "bulk", "mail", "admin")
            .whereLayer("payment")
            .mayOnlyBeAccessedByLayers(
                    "ecster", "stripe", "accounting", "checkout", "returns", "bulk", "mail", "admin", "demo")
            .whereLayer("ecster")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("stripe")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("accounting")
            .mayOnlyBeAccessedByLayers("checkout", "mail", "admin")
            .whereLayer("checkout")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("returns")
            .mayOnlyBeAccessedByLayers("mail", "admin")
            .whereLayer("bulk")
            .mayOnlyBeAccessedByLayers("admin")
            .whereLayer("mail")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("admin")
            .mayOnlyBeAccessedByLayers("demo")
            .whereLayer("demo")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule PLATFORM_KNOWS_NO_FEATURE = classes()
            .that()
            .resideInAPackage("se.kassa.platform..")
            .should()
            .onlyDependOnClassesThat(resideInAPackage("se.kassa.platform..").or(not(resideInAPackage("se.kassa.."))));

    @ArchTest
    static final ArchRule NOTHING_IMPORTS_AN_ADAPTER = noClasses()
            .that()
            .resideOutsideOfPackages("se.kassa.payment.ecster..", "se.kassa.payment.stripe..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("se.kassa.payment.ecster..", "se.kassa.payment.stripe..");

    @ArchTest
    static final ArchRule ADAPTERS_ARE_INDEPENDENT =
            slices().matching("se.kassa.payment.(ecster|stripe)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule ONLY_ADAPTERS_KNOW_A_WIRE = noClasses()
            .that()
            .resideInAPackage("se.kassa.payment..")
            .and()
            .resideOutsideOfPackages(
                    "se.kassa.payment.ecster..", "se.kassa.payment.stripe..", "se.kassa.payment.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("se.kassa.platform.http..", "jakarta.ws.rs.client..", "java.net.http..");

    @ArchTest
    static final ArchRule ONLY_ADAPTERS_CALL_PROVIDERS = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "se.kassa.payment.ecster..", "se.kassa.payment.stripe..", "se.kassa.payment.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("se.kassa.payment.http..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("se.kassa.(*)..").should().beFreeOfCycles();

    /** Page beans can't use these services, so they have to go through a guarded one. */
    @ArchTest
    static final ArchRule PAGE_BEANS_CALL_NO_ORDER_SERVICES_DIRECTLY = noClasses()
            .that()
            .resideInAPackage("se.kassa.admin..")
            .and()
            .haveSimpleNameEndingWith("Bean")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                    PaymentOperationService.class,
                    PaymentReviewService.class,
                    OperationResolutionService.class,
                    FulfilmentService.class);

    /**
     * Admin classes that change something require the role staff. Bulk actions run without a caller; the role is
     * checked when the job starts.
     */
    @ArchTest
    static final ArchRule CHANGES_REQUIRE_STAFF = noClasses()
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
                    OperationResolutionService.class,
                    FulfilmentService.class)
            .orShould()
            .callMethodWhere(
                    describe("changes something", call -> call.getTarget().isAnnotatedWith(StaffOnly.class)));

    /** A new history entry publishes the pending events of the order; a change without an entry would publish none. */
    @ArchTest
    static void changesThatRaiseEventsAreRecordedInTheHistory(JavaClasses product) {
        JavaClass order = product.get(Order.class);
        Set<JavaCodeUnit> raising = new HashSet<>(order.getField("pendingEvents").getAccessesToSelf().stream()
                .map(JavaFieldAccess::getOrigin)
                .filter(method -> !method.getName().equals("takePendingEvents") && !method.isConstructor())
                .toList());
        while (raising.addAll(order.getCodeUnits().stream()
                .filter(method -> method.getMethodCallsFromSelf().stream().anyMatch(call -> call.getTarget()
                        .resolveMember()
                        .filter(raising::contains)
                        .isPresent()))
                .toList())) {
            // Also the methods that call one of them.
        }
        List<JavaClass> callers = raising.stream()
                .flatMap(method -> method.getCallsOfSelf().stream())
                .map(JavaCall::getOriginOwner)
                .filter(caller -> !caller.equals(order))
                .distinct()
                .toList();
        assertThat(callers).isNotEmpty().allSatisfy(caller -> assertThat(caller.getMethodCallsFromSelf())
                .as("calls from %s", caller.getSimpleName())
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(OrderHistory.class)
                        && call.getName().startsWith("add")));
    }

    @ArchTest
    static final ArchRule NO_FLOATING_POINT_NEAR_MONEY = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Double")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Float");

    @ArchTest
    static final ArchRule NO_JPA_OR_FACES_IMPLEMENTATION_CLASSES = noClasses()
            .that()
            // The number of read retries can't be configured otherwise.
            .doNotBelongToAnyOf(EclipseLinkListener.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.persistence..", "org.hibernate..", "org.glassfish..", "org.jboss..");

    /** EclipseLink 4 and 5 have it in different packages; a class that implements it loads in one of them only. */
    @ArchTest
    static final ArchRule NO_SESSION_CUSTOMIZER = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.eclipse.persistence.config.SessionCustomizer")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.eclipse.persistence.sessions.SessionCustomizer");

    /** Not every server can inject it; the caller is known from the request. */
    @ArchTest
    static final ArchRule NO_SECURITY_CONTEXT = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.security.enterprise.SecurityContext");
}
