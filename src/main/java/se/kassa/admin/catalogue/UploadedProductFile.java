package se.kassa.admin.catalogue;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** The uploaded file, kept in the session between check and import. */
@SessionScoped
public class UploadedProductFile implements Serializable {

    private static final long serialVersionUID = 1L;

    private String text;

    /** @param newText null to clear it */
    void store(String newText) {
        text = newText;
    }

    /** Null if there is no file. */
    String text() {
        return text;
    }
}
