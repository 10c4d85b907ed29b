package se.kassa.bench;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import se.kassa.testdata.ScaleBaseline;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.StaffHttpClient;

/** Files of all orders, as staff take them, beside PostgreSQL's {@code COPY} of the same rows. */
record OrderExport(StaffHttpClient staff, ServerProcess node, DataSource database, int orders) {

    private static final int ROUNDS = 3;
    private static final int BUFFER = 65_536;
    private static final int LOOKS = 10;
    private static final double KILOBYTES = 1024;

    List<Figure> measure() throws IOException, SQLException {
        return List.of(
                file("orders.csv", ScaleBaseline.ORDERS_OF_FILE),
                file("lines.csv", ScaleBaseline.LINES_OF_FILE),
                heap());
    }

    private Figure file(String name, String same) throws IOException, SQLException {
        long rows = rows(name) - 1;
        double[] floor = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            floor[round] = rows / ScaleBaseline.copySeconds(database, same);
            long begun = System.nanoTime();
            rows(name);
            ours[round] = rows * 1e9 / (System.nanoTime() - begun);
        }
        return Figure.atLeast(
                "export of " + orders + " orders, " + name, "rows per second", median(floor), median(ours), 0.3);
    }

    private long rows(String name) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long rows = 0;
        try (InputStream file = staff.downloads("admin/export/" + name)) {
            for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    rows += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return rows;
    }

    /** What lives after a tenth of the file, and at most from there on. */
    private Figure heap() throws IOException {
        double first = 0;
        double most = 0;
        byte[] buffer = new byte[BUFFER];
        long rows = 0;
        long looked = 0;
        try (InputStream file = staff.downloads("admin/export/orders.csv")) {
            for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    rows += buffer[i] == '\n' ? 1 : 0;
                }
                if (rows > (looked + 1) * orders / LOOKS && looked < LOOKS - 1) {
                    looked++;
                    double used = Memory.liveKilobytes(node) / KILOBYTES;
                    first = first == 0 ? used : first;
                    most = Math.max(most, used);
                }
            }
        }
        return Figure.atMost("heap in use during the export, at most, to after a tenth of it", "MB", first, most, 1.1);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
