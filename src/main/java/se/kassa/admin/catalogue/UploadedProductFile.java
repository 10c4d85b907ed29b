package se.kassa.admin.catalogue;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import se.kassa.catalogue.edit.ProductState;

/** The uploaded file, kept in the session between check and import, with what its products were at the check. */
@SessionScoped
public class UploadedProductFile implements Serializable {

    private static final long serialVersionUID = 1L;

    private String text;
    private HashMap<String, ProductState> states = new HashMap<>();

    /** @param newStates of the file's products that exist, by SKU */
    void store(String newText, Map<String, ProductState> newStates) {
        text = newText;
        states = new HashMap<>(newStates);
    }

    void clear() {
        store(null, Map.of());
    }

    /** Null if there is no file. */
    String text() {
        return text;
    }

    /** States of the file's products at the check, by SKU; missing for those that did not exist. */
    Map<String, ProductState> states() {
        return states == null ? Map.of() : states;
    }
}
