package se.kassa.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** WildFly as the build unpacked and configured it; each process has a base folder of its own with the WAR dropped in. */
final class WildFly implements ServerKind {

    private static final Path HOME = Path.of(System.getProperty(
            "kassa.test.wildfly", ServerKind.target("wildfly").toString()));

    @Override
    public ProcessBuilder prepare(Launch launch) {
        dropIn(launch);
        List<String> command = new ArrayList<>();
        command.add(HOME.resolve("bin/standalone.sh").toString());
        launch.properties().forEach((property, value) -> command.add("-D" + property + "=" + value));
        command.add("-Djboss.server.base.dir=" + launch.home());
        command.add("-Djboss.http.port=" + launch.port());
        command.add("-Djboss.https.port=0");
        command.add("-Dorg.wildfly.sigterm.suspend.timeout=10");
        command.add("-Djboss.management.http.port=" + ServerProcess.freePort());
        if (!launch.cluster().isEmpty()) {
            command.addAll(cluster(launch));
        }
        ProcessBuilder process = new ProcessBuilder(command);
        environment(process, String.join(" ", launch.jvm()) + " -Djava.net.preferIPv4Stack=true");
        return process;
    }

    private static List<String> cluster(Launch launch) {
        int own = launch.cluster().get(0);
        return List.of(
                "-c",
                "standalone-ha.xml",
                "-Djboss.node.name=node" + own,
                "-Djboss.bind.address.private=127.0.0.1",
                "-Dkassa.cluster.port=" + own,
                "-Dkassa.cluster=" + launch.members("127.0.0.1[%d]"));
    }

    private static void environment(ProcessBuilder process, String options) {
        process.environment().put("JAVA_HOME", ServerKind.javaHome().toString());
        process.environment().put("JAVA_OPTS", options);
    }

    /** As docs/deployment.md describes it. */
    private static void putUnderOtherRoot(Launch launch) throws IOException {
        ProcessBuilder cli = new ProcessBuilder(HOME.resolve("bin/jboss-cli.sh").toString(), "--file=context-root.cli")
                .directory(Path.of("src/deploy/wildfly").toFile())
                .redirectErrorStream(true)
                .redirectOutput(launch.home().resolve("cli.log").toFile());
        environment(cli, "-Djboss.server.base.dir=" + launch.home());
        try {
            if (cli.start().waitFor() != 0) {
                throw new IllegalStateException("See cli.log in " + launch.home());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void dropIn(Launch launch) {
        try {
            delete(launch.home());
            copyFiles(HOME.resolve("standalone/configuration"), launch.home().resolve("configuration"));
            Path deployments = Files.createDirectories(launch.home().resolve("deployments"));
            if (launch.otherRoot()) {
                putUnderOtherRoot(launch);
            }
            Files.copy(launch.war(), deployments.resolve(launch.war().getFileName()));
            for (Path war : launch.beside()) {
                Files.copy(war, deployments.resolve(war.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without what a server that ran here keeps of its own past. */
    private static void copyFiles(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> all = Files.list(from)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Files.copy(each, to.resolve(each.getFileName()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
