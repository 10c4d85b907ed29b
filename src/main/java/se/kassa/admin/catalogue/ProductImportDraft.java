package se.kassa.admin.catalogue;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** A file that was tried and found right, until it is imported. */
@SessionScoped
public class ProductImportDraft implements Serializable {

    private static final long serialVersionUID = 1L;

    private String text;

    /** @param newText null for none */
    void keep(String newText) {
        text = newText;
    }

    /** Null for none. */
    String text() {
        return text;
    }
}
