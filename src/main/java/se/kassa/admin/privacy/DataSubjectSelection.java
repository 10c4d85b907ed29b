package se.kassa.admin.privacy;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** The data subject selected by staff. It is stored in the session to keep personal data out of URLs. */
@SessionScoped
public class DataSubjectSelection implements Serializable {

    private static final long serialVersionUID = 1L;

    private String email;

    /** @param newEmail null to clear the selection */
    void select(String newEmail) {
        email = newEmail;
    }

    /** Null if nobody is selected. */
    String email() {
        return email;
    }
}
