package se.kassa.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An application server that the tests can start, each WAR in a process of its own. */
interface ServerKind {

    /**
     * The classes of server and shop, parsed and verified once per build. A start with them takes three quarters of the
     * processor time. A JVM that can't use the file reads the classes from their jars.
     */
    String ARCHIVE = "target/" + name() + "-classes.jsa";

    String READ_ARCHIVE = "-XX:SharedArchiveFile=" + ARCHIVE;

    /**
     * The largest heap, as an enterprise might give a small node. Most servers live for a minute here: translating no
     * further than to quick code halves what they cost.
     */
    List<String> JVM = List.of(
            System.getProperty("kassa.test.jvm", "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 " + READ_ARCHIVE)
                    .split(" "));

    /** The only context root, besides the WAR's own, that the tests try. */
    String OTHER_ROOT = "/butik";

    /**
     * What to start.
     *
     * @param jvm the options of its JVM
     * @param home a folder for what the server itself keeps; emptied before each start
     * @param war the application
     * @param port where it answers over HTTP, on the loopback interface
     * @param properties system properties: how settings are given here
     * @param otherRoot whether the application is put under {@link #OTHER_ROOT}
     * @param beside other applications in the same process, under their files' names
     * @param cluster the ports by which the nodes of a cluster speak with each other, its own first; empty for a single one
     */
    record Launch(
            List<String> jvm,
            Path home,
            Path war,
            List<Path> beside,
            int port,
            Map<String, String> properties,
            boolean otherRoot,
            List<Integer> cluster) {

        /** All nodes of the cluster in the same order on each, as a list. */
        String members(String format) {
            return cluster.stream().sorted().map(format::formatted).collect(Collectors.joining(","));
        }
    }

    /** The one that {@code kassa.test.server} names: {@code payara} or {@code wildfly}. */
    static ServerKind chosen() {
        return switch (name()) {
            case "payara" -> new PayaraMicro();
            case "wildfly" -> new WildFly();
            default -> throw new IllegalStateException("kassa.test.server must be payara or wildfly");
        };
    }

    private static String name() {
        return System.getProperty("kassa.test.server", "payara");
    }

    /** The command and its environment, ready to start. */
    ProcessBuilder prepare(Launch launch);

    static Path target(String name) {
        return Path.of("target", name).toAbsolutePath();
    }

    /** The JDK that servers run on: the one of the tests, or the one that {@code kassa.test.java-home} names. */
    static Path javaHome() {
        return Path.of(System.getProperty("kassa.test.java-home", System.getProperty("java.home")));
    }

    static Path java() {
        return javaHome().resolve("bin/java");
    }
}
