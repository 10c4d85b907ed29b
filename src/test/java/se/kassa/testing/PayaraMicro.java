package se.kassa.testing;

import java.util.ArrayList;
import java.util.List;

/** Payara Micro: one jar that is given the WAR. */
final class PayaraMicro implements ServerKind {

    @Override
    public ProcessBuilder prepare(Launch launch) {
        List<String> command = new ArrayList<>();
        command.add(ServerKind.java().toString());
        command.addAll(launch.jvm());
        launch.properties().forEach((property, value) -> command.add("-D" + property + "=" + value));
        if (!launch.cluster().isEmpty()) {
            command.add("-Dhazelcast.socket.bind.any=false");
        }
        command.addAll(List.of("-jar", ServerKind.target("payara-micro.jar").toString()));
        command.addAll(List.of("--deploy", launch.war().toString(), "--port", Integer.toString(launch.port())));
        launch.beside().forEach(war -> command.addAll(List.of("--deploy", war.toString())));
        command.add("--disablephonehome");
        command.addAll(launch.cluster().isEmpty() ? single() : cluster(launch));
        if (launch.otherRoot()) {
            command.addAll(List.of("--contextroot", OTHER_ROOT));
        }
        command.addAll(MailSession.payaraOptions(launch.properties()));
        return new ProcessBuilder(command);
    }

    private static List<String> single() {
        return List.of("--nohazelcast", "--prebootcommandfile", "src/deploy/payara/one-node.txt");
    }

    private static List<String> cluster(Launch launch) {
        return List.of(
                "--prebootcommandfile",
                "src/deploy/payara/two-nodes.txt",
                "--clustername",
                "kassa",
                "--clustermode",
                "tcpip:" + launch.members("127.0.0.1:%d"),
                "--interfaces",
                "127.0.0.1",
                "--startport",
                launch.cluster().get(0).toString());
    }
}
