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

    private static final int BAR = 120;
    private static final double MOST = 4;

    private Report() {}

    /** As Markdown, so that it can be kept in the documentation. */
    static void print(List<Figure> figures, PrintStream out) {
        out.println("| what | floor | ours | ratio | aim | |");
        out.println("| --- | ---: | ---: | ---: | ---: | --- |");
        for (Figure figure : figures) {
            out.printf(
                    "| %s, %s | %s | %s | %s | %s | %s |%n",
                    figure.what(),
                    figure.unit(),
                    number(figure.floor()),
                    number(figure.ours()),
                    number(figure.ratio()),
                    figure.aim(),
                    met(figure));
        }
        out.println();
        out.println(Sizing.of(figures));
    }

    private static String met(Figure figure) {
        return figure.aim().equals("none") ? "" : figure.met() ? "met" : "not met";
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
                                        met(figure)))
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
                <h2>Ours in relation to the floor</h2>
                %s
                <h2>Charts of the load tool</h2><ul>%s</ul>
                </body></html>
                """.formatted(rows, bars(figures), links), StandardCharsets.UTF_8);
        return page;
    }

    /** A bar for each ratio, up to four times the floor; the line is the floor. */
    private static String bars(List<Figure> figures) {
        StringBuilder chart = new StringBuilder();
        int y = 0;
        for (Figure figure : figures) {
            if (!Double.isNaN(figure.ratio())) {
                chart.append("""
                        <text x="0" y="%1$d">%2$s, %3$s</text>
                        <rect x="420" y="%4$d" width="%5$.0f" height="14" fill="%6$s"/>
                        <text x="%7$.0f" y="%1$d">%8$s</text>
                        """.formatted(
                                y + 14,
                                figure.what(),
                                figure.unit(),
                                y + 2,
                                BAR * Math.min(MOST, figure.ratio()),
                                figure.met() ? "#2e7d32" : "#c62828",
                                BAR * Math.min(MOST, figure.ratio()) + 426,
                                number(figure.ratio())));
                y += 22;
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="960" height="%1$d" font-size="13" font-family="system-ui">
                %2$s<line x1="%3$d" x2="%3$d" y1="0" y2="%1$d" stroke="black"/></svg>
                """.formatted(y, chart, 420 + BAR);
    }

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
    }
}
