package se.kassa.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import se.kassa.testing.PostgresServer;
import se.kassa.testing.ServerProcess;

/**
 * The processor time that everybody has used up to a moment, in seconds.
 *
 * @param at when that was, in seconds from whenever
 * @param nodes of the shop
 * @param database PostgreSQL, with all that serve its clients
 * @param ecster the benchmark itself, in which the instant Ecster runs
 */
record ProcessorTime(double at, double nodes, double database, double ecster) {

    private static final double NANOS = 1e9;

    static ProcessorTime now(List<ServerProcess> nodes) {
        ProcessHandle database = PostgresServer.shared().process();
        return new ProcessorTime(
                System.nanoTime() / NANOS,
                nodes.stream()
                        .mapToDouble(node -> seconds(node.processorTime()))
                        .sum(),
                Stream.concat(Stream.of(database), database.descendants())
                        .mapToDouble(ProcessorTime::seconds)
                        .sum(),
                seconds(ProcessHandle.current()));
    }

    private static double seconds(ProcessHandle process) {
        return seconds(process.info().totalCpuDuration().orElse(Duration.ZERO));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS;
    }

    ProcessorTime since(ProcessorTime begin) {
        return new ProcessorTime(at - begin.at, nodes - begin.nodes, database - begin.database, ecster - begin.ecster);
    }

    /** How many processors were busy on the average. */
    double busy() {
        return (nodes + database + ecster) / at;
    }
}
