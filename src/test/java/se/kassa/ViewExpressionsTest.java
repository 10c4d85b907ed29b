package se.kassa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.ViewExpressions;

/** Checks that pages are readable, and that their expressions behave the same in Expression Language 5 and 6. */
class ViewExpressionsTest {

    /** Names defined by Faces, faces-config.xml and the script tag. */
    private static final Set<String> GIVEN =
            Set.of("facesContext", "param", "request", "resource", "scriptNonce", "stripe", "text");

    static Stream<ViewExpressions> wars() {
        return Stream.of(
                ViewExpressions.of(Path.of("src/main/webapp"), Path.of("target/classes")),
                ViewExpressions.of(Path.of("src/sandbox/webapp"), Path.of("target/sandbox-classes")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/webapp", "src/sandbox/webapp"})
    void linesOfPagesAreShort(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
                assertThat(Files.readAllLines(page)).as(page.toString()).allSatisfy(line -> assertThat(line)
                        .hasSizeLessThanOrEqualTo(140));
            }
        }
    }

    /** Expression Language 6 in Faces unwraps an Optional before it resolves a property or method. */
    @ParameterizedTest
    @MethodSource("wars")
    void noPageReadsAnOptional(ViewExpressions pages) {
        assertThat(pages.reads())
                .filteredOn(read -> read.result() == Optional.class)
                .isEmpty();
    }

    /** Record properties are getters in Expression Language 5 and components in 6, so pages call the methods. */
    @ParameterizedTest
    @MethodSource("wars")
    void noPageReadsAPropertyOfARecord(ViewExpressions pages) {
        assertThat(pages.reads())
                .filteredOn(read -> read.owner().isRecord() && !read.call())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wars")
    void everyExpressionResolves(ViewExpressions pages) {
        assertThat(pages.unvisited()).isEmpty();
        assertThat(pages.unknown()).isSubsetOf(GIVEN);
        assertThat(pages.reads())
                .hasSizeGreaterThan(10)
                .filteredOn(read -> read.result() == null)
                .isEmpty();
    }
}
