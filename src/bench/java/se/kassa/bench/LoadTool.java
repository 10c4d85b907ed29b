package se.kassa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs Gatling's simulations, each in a process of its own, and reads what they measured. */
final class LoadTool {

    /**
     * What one kind of request did.
     *
     * @param p99 the 99th percentile in milliseconds
     * @param mean in milliseconds
     */
    record Stats(long count, long failed, double mean, double p99) {}

    private static final Pattern ROW =
            Pattern.compile("<tr id=\"req_.*?class=\"ellipsed-name\">(.*?)</span>(.*?)</tr>", Pattern.DOTALL);
    private static final int TOTAL = 2;
    private static final int FAILED = 4;
    private static final int P99 = 11;
    private static final int MEAN = 13;

    private final Path folder;
    private final List<Path> charts = new ArrayList<>();

    LoadTool(Path folder) {
        this.folder = folder;
    }

    /** The folders with the charts of every simulation that ran. */
    List<Path> charts() {
        return charts;
    }

    /** Returns what was measured, by the requests' names. */
    Map<String, Stats> run(Class<?> simulation, Map<String, String> properties) throws IOException {
        Path results = Files.createDirectories(folder.resolve(simulation.getSimpleName()));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-opens=java.base/java.lang=ALL-UNNAMED", "-Xmx1g"));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.gatling.app.Gatling"));
        command.addAll(List.of("-s", simulation.getName(), "-rf", results.toString()));
        Processes.run(command, results.resolve("output.txt"));
        Path chart = newest(results);
        charts.add(chart);
        return read(chart.resolve("index.html"));
    }

    private static Path newest(Path results) throws IOException {
        try (Stream<Path> folders = Files.list(results)) {
            return folders.filter(Files::isDirectory)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** The tool writes its figures nowhere but into the table of its report. */
    private static Map<String, Stats> read(Path report) throws IOException {
        Map<String, Stats> all = new TreeMap<>();
        for (Matcher row = ROW.matcher(Files.readString(report)); row.find(); ) {
            Stats stats = new Stats(
                    number(row.group(2), TOTAL),
                    number(row.group(2), FAILED),
                    number(row.group(2), MEAN),
                    number(row.group(2), P99));
            if (stats.failed() > 0) {
                throw new IllegalStateException(row.group(1) + " failed " + stats.failed() + " times: see " + report);
            }
            all.put(row.group(1), stats);
        }
        return all;
    }

    private static long number(String cells, int column) {
        Matcher cell = Pattern.compile("col-" + column + "\">([0-9,]+)<").matcher(cells);
        if (!cell.find()) {
            throw new IllegalStateException("The load tool's table has no column " + column + ": " + cells);
        }
        return Long.parseLong(cell.group(1).replace(",", ""));
    }
}
