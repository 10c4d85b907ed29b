package se.kassa.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import se.kassa.testing.ServerProcess;

/** How long a server takes to start with the shop, and with an empty WAR; and how large the WAR is. */
final class StartUp {

    private static final int ROUNDS = 3;
    private static final double MEGABYTE = 1024 * 1024;

    private StartUp() {}

    /**
     * @param shop makes a server with the shop
     * @param small makes one with an application that has a few classes, one page, one entity and no filters, on the same
     *     parts of the server as the shop
     */
    static List<Figure> measure(Supplier<ServerProcess> shop, Supplier<ServerProcess> small) throws IOException {
        seconds(shop.get()); // makes the schema
        double[] floor = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        double[] smalls = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            floor[round] = seconds(empty());
            smalls[round] = seconds(small.get());
            ours[round] = seconds(shop.get());
        }
        return List.of(
                Figure.atMostMore("start", "seconds", median(floor), median(ours), 4),
                Figure.seen("start of a small application on the same parts", "seconds", median(floor), median(smalls)),
                Figure.bounded("size of the WAR", "MB", Files.size(Path.of("target", "kassa.war")) / MEGABYTE, 12));
    }

    /** A server with a WAR that has one page and nothing else. */
    static ServerProcess empty() throws IOException {
        return new ServerProcess("empty", writeEmptyWar().getFileName().toString(), "/empty/index.html");
    }

    private static double seconds(ServerProcess server) {
        long begun = System.nanoTime();
        try (server) {
            server.start().awaitReady();
            return (System.nanoTime() - begun) / 1e9;
        }
    }

    private static Path writeEmptyWar() throws IOException {
        Path war = Path.of("target", "empty.war");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            zip.putNextEntry(new ZipEntry("index.html"));
            zip.write("<!DOCTYPE html><title>empty</title>".getBytes(StandardCharsets.UTF_8));
        }
        return war;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
