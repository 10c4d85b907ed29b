package se.kassa.platform.web;

import jakarta.faces.component.html.HtmlForm;
import jakarta.faces.context.FacesContext;

/**
 * A form that knows by the request whether it was sent; every {@code h:form} is one. Where each row of a table has a form
 * of its own, Faces' asks the one component that stands for all of them, which remembers what it found in the last row:
 * what was typed into any other row was dropped without a word.
 */
public class SubmittedAwareForm extends HtmlForm {

    @Override
    public boolean isSubmitted() {
        FacesContext faces = getFacesContext();
        return faces.getExternalContext().getRequestParameterMap().containsKey(getClientId(faces));
    }
}
