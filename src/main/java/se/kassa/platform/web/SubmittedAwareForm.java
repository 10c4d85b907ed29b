package se.kassa.platform.web;

import jakarta.faces.component.html.HtmlForm;
import jakarta.faces.context.FacesContext;

/**
 * A form that detects submission from the request; replaces {@code h:form}. In a table with a form in each row, the
 * standard form uses one component for all rows and remembers the result of the last row, so that input in other rows
 * is lost.
 */
public class SubmittedAwareForm extends HtmlForm {

    @Override
    public boolean isSubmitted() {
        FacesContext faces = getFacesContext();
        return faces.getExternalContext().getRequestParameterMap().containsKey(getClientId(faces));
    }
}
