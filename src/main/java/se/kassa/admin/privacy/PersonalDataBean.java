package se.kassa.admin.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import se.kassa.platform.web.RequestParameters;

/** Backs the personal data page: search by e-mail, export, and erasure after a confirmation. */
@Named("personalData")
@RequestScoped
public class PersonalDataBean {

    private static final String PAGE = "/admin/personal-data.xhtml?faces-redirect=true";

    @Inject
    private PersonalDataAdmin admin;

    @Inject
    private DataSubjectSelection selection;

    private Optional<PersonalDataAdmin.Summary> summary;
    private String rejected;

    /** Rejects viewers before rendering starts. */
    public void load() {
        getSummary();
    }

    /** Selects a data subject. A text that is no e-mail address comes back in the form. */
    public String find() {
        String sent = RequestParameters.parameter("email");
        Optional<String> email = admin.address(sent);
        selection.select(email.orElse(null));
        if (email.isPresent()) {
            return PAGE;
        }
        summary = null;
        rejected = Objects.toString(sent, "");
        return null;
    }

    /** The text that was sent as an e-mail address and is none; null if there was none. */
    public String getRejected() {
        return rejected;
    }

    /** Erases the data of the data subject named by the form, even if another one was selected since. */
    public String erase() {
        Optional<String> email = admin.address(RequestParameters.parameter("email"));
        selection.select(email.orElse(null));
        return email.map(address -> PAGE + "&status=ERASED&orders=" + admin.erase(address))
                .orElse(PAGE + "&status=NO_ADDRESS");
    }

    /** Null if nobody is selected. */
    public PersonalDataAdmin.Summary getSummary() {
        if (summary == null) {
            summary = admin.summary(selection.email());
        }
        return summary.orElse(null);
    }

    /** The number of records of each kind. */
    public List<Map.Entry<String, Long>> getRecords() {
        return getSummary().records().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .toList();
    }

    /** The number of orders erased by the last request, from the request parameter; {@code 0} if it is no number. */
    public String getErased() {
        String orders = RequestParameters.parameter("orders");
        return orders != null && orders.matches("\\d{1,4}") ? orders : "0";
    }
}
