package se.kassa.admin.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kassa.platform.web.RequestParameters;

/** What is kept about a person: looked up by e-mail, given out, and erased after a confirmation. */
@Named("personalData")
@RequestScoped
public class PersonalDataBean {

    private static final String PAGE = "/admin/personal-data.xhtml?faces-redirect=true";

    @Inject
    private PersonalDataAdmin admin;

    @Inject
    private DataSubjectSelection inHand;

    private Optional<PersonalDataAdmin.Summary> summary;

    /** Keeps out who may only read, before the page begins. */
    public void load() {
        getSummary();
    }

    public String find() {
        Optional<String> email = admin.address(RequestParameters.parameter("email"));
        inHand.take(email.orElse(null));
        return email.isPresent() ? PAGE : PAGE + "&said=NO_ADDRESS";
    }

    /** Erases the data of whoever the form was about, also where another page was opened since. */
    public String erase() {
        Optional<String> email = admin.address(RequestParameters.parameter("email"));
        inHand.take(email.orElse(null));
        return email.map(address -> PAGE + "&said=ERASED&orders=" + admin.erase(address))
                .orElse(PAGE + "&said=NO_ADDRESS");
    }

    /** Null where nobody was looked up. */
    public PersonalDataAdmin.Summary getSummary() {
        if (summary == null) {
            summary = admin.summary(inHand.email());
        }
        return summary.orElse(null);
    }

    /** How many records of each kind there are. */
    public List<Map.Entry<String, Long>> getRecords() {
        return getSummary().records().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .toList();
    }

    /** Of how many orders the last erasing was; what the address says, if it is a number. */
    public String getErased() {
        String orders = RequestParameters.parameter("orders");
        return orders != null && orders.matches("\\d{1,4}") ? orders : "0";
    }
}
