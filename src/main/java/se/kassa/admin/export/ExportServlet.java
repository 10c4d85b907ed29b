package se.kassa.admin.export;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import se.kassa.admin.list.FilterValueParser;
import se.kassa.admin.list.OrderListParameters;
import se.kassa.admin.report.SieBean;
import se.kassa.order.list.OrderFilter;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.i18n.TimeFormat;

/**
 * {@code /admin/export/orders.csv} and {@code lines.csv}, with the parameters of the order list or the {@code number}
 * of each order, streamed; {@code accounting.csv}, {@code vat.csv} and {@code bookkeeping.si} for a period; {@code products.csv} in the format of the import;
 * {@code bulk-job.csv} with the results of a {@code job}. Requires a login with any role.
 */
@WebServlet("/admin/export/*")
public class ExportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String SIE = "/bookkeeping.si";
    private static final Set<String> FILES =
            Set.of("/orders.csv", "/lines.csv", "/accounting.csv", "/vat.csv", SIE, "/products.csv", "/bulk-job.csv");
    private static final int BUFFER = 32_768;

    @Inject
    private transient OrderExport orders;

    @Inject
    private transient AccountingReportExport accountingReport;

    @Inject
    private transient VatReportExport vatReport;

    @Inject
    private transient SieBean sie;

    @Inject
    private transient ProductExport products;

    @Inject
    private transient BulkJobExport bulkJobs;

    @Inject
    private transient TimeFormat times;

    @Inject
    private transient Clock clock;

    @Inject
    private transient Language language;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String file = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (!FILES.contains(file)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        List<String> unreadable = unreadable(file, request);
        if (!unreadable.isEmpty()) {
            refuse(unreadable, response);
            return;
        }
        if (file.equals(SIE)) {
            sendSie(response);
            return;
        }
        String day = LocalDate.now(clock.withZone(times.zone())).toString();
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"" + file.substring(1).replace(".csv", "-" + day + ".csv\""));
        // Not closed on failure: the browser must notice that the file is incomplete.
        Writer writer =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), BUFFER);
        CsvWriter csv = new CsvWriter(writer);
        switch (file) {
            case "/orders.csv" -> orders.writeOrders(filter(request), csv);
            case "/lines.csv" -> orders.writeLines(filter(request), csv);
            case "/products.csv" -> products.write(csv);
            case "/vat.csv" -> vatReport.write(csv);
            case "/bulk-job.csv" -> bulkJobs.write(job(request), csv);
            default -> accountingReport.write(csv);
        }
        writer.flush();
    }

    /** The file is named after its period, so that a file that was imported is not mistaken for a new one. */
    private void sendSie(HttpServletResponse response) throws IOException {
        byte[] file = sie.file();
        response.setContentType("application/octet-stream");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"kassa-" + sie.getFrom() + "-" + sie.getUntil() + ".si\"");
        response.setContentLength(file.length);
        response.getOutputStream().write(file);
    }

    /** The job's id; 0, which has no rows, if it is invalid. */
    private static long job(HttpServletRequest request) {
        String requested = String.valueOf(request.getParameter("job"));
        return requested.matches("\\d{1,18}") ? Long.parseLong(requested) : 0;
    }

    /**
     * The filter parameters with invalid values: otherwise the file would silently contain other rows than requested.
     */
    private List<String> unreadable(String file, HttpServletRequest request) {
        return switch (file) {
            case "/orders.csv", "/lines.csv" ->
                request.getParameterValues("number") == null ? address(request).unreadable() : List.of();
            case "/accounting.csv" -> accountingReport.unreadable();
            case "/vat.csv" -> vatReport.unreadable();
            case SIE -> sie.getUnreadable();
            default -> List.of();
        };
    }

    private void refuse(List<String> unreadable, HttpServletResponse response) throws IOException {
        Texts texts = Texts.admin(language.getLocale());
        String names =
                unreadable.stream().map(name -> texts.get("filter." + name)).collect(Collectors.joining(", "));
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("text/plain; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().println(texts.format("filter.unreadable.file", names));
    }

    private OrderFilter filter(HttpServletRequest request) {
        String[] numbers = request.getParameterValues("number");
        if (numbers != null) {
            return OrderFilter.of(List.of(numbers));
        }
        return address(request).filter();
    }

    private OrderListParameters address(HttpServletRequest request) {
        Map<String, String> parameters = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()[0]));
        return OrderListParameters.of(parameters, new FilterValueParser(times.zone()));
    }
}
