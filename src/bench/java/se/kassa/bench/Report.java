package se.kassa.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints the table, and writes it as a page beside the charts of the load tool. */
final class Report {

    private Report() {}

    static void print(List<Figure> figures, PrintStream out) {
        out.printf("%n%-58s %12s %12s %8s %10s %s%n", "what", "floor", "ours", "ratio", "aim", "");
        for (Figure figure : figures) {
            out.printf(
                    "%-58s %12s %12s %8s %10s %s%n",
                    figure.what() + ", " + figure.unit(),
                    number(figure.floor()),
                    number(figure.ours()),
                    number(figure.ratio()),
                    figure.aim(),
                    figure.met() ? "met" : "NOT MET");
        }
    }

    /** Writes {@code report.html} into the folder. */
    static Path write(List<Figure> figures, List<Path> charts, Path folder) throws IOException {
        String rows = figures.stream()
                .map(figure ->
                        "<tr class=\"%s\"><td>%s, %s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                                .formatted(
                                        figure.met() ? "met" : "missed",
                                        figure.what(),
                                        figure.unit(),
                                        number(figure.floor()),
                                        number(figure.ours()),
                                        number(figure.ratio()),
                                        figure.aim(),
                                        figure.met() ? "met" : "not met"))
                .collect(Collectors.joining("\n"));
        String links = charts.stream()
                .map(chart -> folder.relativize(chart.resolve("index.html")))
                .map(chart -> "<li><a href=\"%1$s\">%1$s</a></li>".formatted(chart))
                .collect(Collectors.joining("\n"));
        Path page = folder.resolve("report.html");
        Files.writeString(page, """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="UTF-8"><title>Kassa, measured</title>
                <style>body { font: 16px/1.5 system-ui; margin: 2rem } td, th { padding: .3rem .8rem; text-align: right }
                td:first-child, th:first-child { text-align: left } .missed { background: #fbe9e7 }</style></head>
                <body><h1>Kassa, measured</h1>
                <table><tr><th>what</th><th>floor</th><th>ours</th><th>ratio</th><th>aim</th><th></th></tr>
                %s
                </table>
                <h2>Charts</h2><ul>%s</ul>
                </body></html>
                """.formatted(rows, links), StandardCharsets.UTF_8);
        return page;
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
    }
}
