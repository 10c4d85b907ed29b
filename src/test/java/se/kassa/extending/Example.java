package se.kassa.extending;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Builds the example as anybody would, against this build's artifacts: these are put into a repository of the test's own
 * before the user's, so that nothing that was installed before is used and nothing is left behind.
 */
final class Example {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final int PATIENCE_SECONDS = 240;

    private static Path war;

    private Example() {}

    /** Returns the WAR, which is built once. */
    static synchronized Path build() throws IOException, InterruptedException {
        if (war == null) {
            war = buildWar();
        }
        return war;
    }

    private static Path buildWar() throws IOException, InterruptedException {
        Path repository = TARGET.resolve("example-repository");
        Path artifact =
                Files.createDirectories(repository.resolve("se/kassa/kassa").resolve(VERSION));
        put(Path.of("pom.xml"), artifact.resolve("kassa-" + VERSION + ".pom"));
        put(TARGET.resolve("kassa.war"), artifact.resolve("kassa-" + VERSION + ".war"));
        put(TARGET.resolve("kassa-classes.jar"), artifact.resolve("kassa-" + VERSION + "-classes.jar"));
        Path log = TARGET.resolve("example.log");
        Process maven = new ProcessBuilder(List.of(
                        Path.of("mvnw").toAbsolutePath().toString(),
                        "--batch-mode",
                        "-f",
                        "examples/tea-house/pom.xml",
                        "-Dmaven.repo.local=" + repository,
                        "-Dmaven.repo.local.tail=" + Path.of(System.getProperty("user.home"), ".m2", "repository"),
                        "-Dmaven.repo.local.tail.ignoreAvailability=true",
                        "clean",
                        "package"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!maven.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || maven.exitValue() != 0) {
            throw new AssertionError("The example was not built: see " + log);
        }
        return Path.of("examples/tea-house/target/tea-house.war").toAbsolutePath();
    }

    private static void put(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
