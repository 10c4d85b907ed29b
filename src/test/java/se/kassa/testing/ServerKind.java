package se.kassa.testing;

import java.nio.file.Path;
import java.util.Map;

/** An application server that the tests can start, each WAR in a process of its own. */
interface ServerKind {

    /** The largest heap, as an enterprise might give a small node. */
    String HEAP = "-Xmx512m";

    /**
     * What to start.
     *
     * @param home a folder for what the server itself keeps; emptied before each start
     * @param war the application
     * @param port where it answers over HTTP, on the loopback interface
     * @param properties system properties: how settings are given here
     */
    record Launch(Path home, Path war, int port, Map<String, String> properties) {}

    /** The one that {@code kassa.test.server} names: {@code payara} or {@code wildfly}. */
    static ServerKind chosen() {
        return switch (System.getProperty("kassa.test.server", "payara")) {
            case "payara" -> new PayaraMicro();
            case "wildfly" -> new WildFly();
            default -> throw new IllegalStateException("kassa.test.server must be payara or wildfly");
        };
    }

    /** The command and its environment, ready to start. */
    ProcessBuilder prepare(Launch launch);

    static Path target(String name) {
        return Path.of("target", name).toAbsolutePath();
    }
}
