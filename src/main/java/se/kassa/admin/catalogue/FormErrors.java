package se.kassa.admin.catalogue;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.util.Locale;
import se.kassa.platform.i18n.Texts;

/** Adds error messages to admin forms. */
final class FormErrors {

    private FormErrors() {}

    /** @param component the client id, or null for the page */
    static void add(String component, String key, Locale language, Object... values) {
        FacesContext.getCurrentInstance()
                .addMessage(
                        component,
                        new FacesMessage(
                                FacesMessage.SEVERITY_ERROR,
                                Texts.admin(language).format(key, values),
                                null));
    }
}
