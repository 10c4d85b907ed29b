package se.kassa.admin.privacy;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** Whose data the clerk looks at: kept here, so that no address tells of it. */
@SessionScoped
public class DataSubjectSelection implements Serializable {

    private static final long serialVersionUID = 1L;

    private String email;

    /** @param newEmail null for nobody */
    void take(String newEmail) {
        email = newEmail;
    }

    /** Null for nobody. */
    String email() {
        return email;
    }
}
