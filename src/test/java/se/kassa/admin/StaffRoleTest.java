package se.kassa.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Named;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.servlet.http.HttpServlet;
import java.sql.PreparedStatement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.kassa.admin.account.RequiresStaff;

/**
 * Code reachable from admin pages writes to the database only through a method that requires the role staff. The call
 * graph is read from the classes, so new beans and services are included.
 */
class StaffRoleTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("se.kassa");

    private static final Set<String> WRITING = Set.of("persist", "merge", "remove", "executeUpdate", "lock");

    /** Login records failures; logout can end other sessions; users change their own password. All work without the role. */
    private static final List<String> LOGIN_AND_LOGOUT = List.of(
            "LoginBean.login",
            "LoginBean.logoutEverywhere",
            "OwnPasswordBean.change",
            "OwnPasswordBean.verifiedChange",
            "OwnPasswordBean.logIn");

    @Test
    void pagesWriteOnlyThroughGuardedMethods() {
        List<JavaClass> entryPoints = entryPoints().toList();
        assertThat(entryPoints)
                .extracting(JavaClass::getSimpleName)
                .contains("OrderDetailBean", "OrderActionBean", "ExportServlet");
        assertThat(entryPoints.stream()
                        .flatMap(entryPoint -> entryPoint.getCodeUnits().stream())
                        .filter(method -> writes(method, new HashSet<>()))
                        .map(method -> method.getOwner().getSimpleName() + "." + method.getName()))
                .containsExactlyInAnyOrderElementsOf(LOGIN_AND_LOGOUT);
    }

    private static Stream<JavaClass> entryPoints() {
        return CLASSES.stream()
                .filter(each -> each.getPackageName().startsWith("se.kassa.admin"))
                .filter(each -> each.isAnnotatedWith(Named.class) || each.isAssignableTo(HttpServlet.class));
    }

    private static boolean writes(JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
        if (isGuarded(unit) || !seen.add(unit)) {
            return false;
        }
        return Stream.concat(
                        unit.getCallsFromSelf().stream().map(call -> call.getTarget()),
                        unit.getMethodReferencesFromSelf().stream().map(call -> call.getTarget()))
                .anyMatch(target -> isWriting(target) || bodies(target).anyMatch(body -> writes(body, seen)));
    }

    private static boolean isGuarded(JavaCodeUnit unit) {
        return unit.isAnnotatedWith(RequiresStaff.class) || unit.getOwner().isAnnotatedWith(RequiresStaff.class);
    }

    private static boolean isWriting(AccessTarget.CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        boolean ofTheDatabase = owner.isAssignableTo(EntityManager.class)
                || owner.isAssignableTo(Query.class)
                || owner.isAssignableTo(PreparedStatement.class);
        return ofTheDatabase && WRITING.contains(target.getName())
                || target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(LockModeType.class));
    }

    /** The method and its overrides. */
    private static Stream<JavaCodeUnit> bodies(AccessTarget.CodeUnitAccessTarget target) {
        if (!target.getOwner().getPackageName().startsWith("se.kassa")) {
            return Stream.empty();
        }
        Stream<JavaCodeUnit> others = target.getOwner().getAllSubclasses().stream()
                .flatMap(each -> each.getCodeUnits().stream())
                .filter(each -> each.getName().equals(target.getName()))
                .filter(each -> each.getRawParameterTypes().size()
                        == target.getRawParameterTypes().size());
        return Stream.concat(target.resolveMember().stream(), others);
    }
}
