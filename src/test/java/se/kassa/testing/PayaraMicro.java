package se.kassa.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Payara Micro: one jar that is given the WAR. */
final class PayaraMicro implements ServerKind {

    @Override
    public ProcessBuilder prepare(Launch launch) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(HEAP);
        launch.properties().forEach((property, value) -> command.add("-D" + property + "=" + value));
        command.addAll(List.of("-jar", ServerKind.target("payara-micro.jar").toString()));
        command.addAll(List.of("--deploy", launch.war().toString(), "--port", Integer.toString(launch.port())));
        command.addAll(List.of("--prebootcommandfile", "src/demo/loopback.txt", "--nohazelcast", "--disablephonehome"));
        return new ProcessBuilder(command);
    }
}
