package se.kassa.admin.privacy;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import se.kassa.platform.i18n.TimeFormat;

/**
 * {@code POST /admin/personal-data/export} with {@code email}: downloads all data stored about the data subject. It is
 * a POST to keep the e-mail address out of URLs. Requires the role {@code staff}.
 */
@WebServlet("/admin/personal-data/export")
public class PersonalDataExportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient PersonalDataAdmin admin;

    @Inject
    private transient TimeFormat times;

    @Inject
    private transient Clock clock;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<PersonalDataExport.Content> content =
                admin.address(request.getParameter("email")).map(admin::export);
        if (content.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"personal-data-" + LocalDate.now(clock.withZone(times.zone())) + ".json\"");
        content.get().write(response.getOutputStream());
    }
}
