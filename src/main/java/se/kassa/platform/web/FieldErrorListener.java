package se.kassa.platform.web;

import jakarta.el.ExpressionFactory;
import jakarta.el.ValueExpression;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.UIMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.SystemEvent;
import jakarta.faces.event.SystemEventListener;
import java.util.Iterator;

/**
 * Associates error messages with their fields for assistive technology: every field with a message gets
 * {@code aria-invalid} and {@code aria-describedby}, and the first one gets the focus. Pages only place the message in
 * the same form.
 */
public class FieldErrorListener implements SystemEventListener {

    private static final String SUFFIX = "-error";
    private static final String HAS_ERROR =
            "not empty facesContext.getMessageList(component.getClientId(facesContext))";

    @Override
    public boolean isListenerForSource(Object source) {
        return source instanceof UIComponent;
    }

    /** Runs before rendering, when the component tree is complete. */
    @Override
    public void processEvent(SystemEvent event) {
        FacesContext faces = FacesContext.getCurrentInstance();
        Iterator<String> wrong = faces.getClientIdsWithMessages();
        if (wrong.hasNext()) {
            link(faces, (UIComponent) event.getSource(), first(wrong));
        }
    }

    /** The first field with a message; an empty text if there are only messages about the whole page. */
    private static String first(Iterator<String> wrong) {
        while (wrong.hasNext()) {
            String id = wrong.next();
            if (id != null) {
                return id;
            }
        }
        return "";
    }

    private static void link(FacesContext faces, UIComponent component, String first) {
        if (component instanceof UIMessage message) {
            message.setId(message.getFor() + SUFFIX);
        } else if (component instanceof UIInput input) {
            // Uses expressions because one component is rendered for every row of a table.
            input.getPassThroughAttributes().put("aria-invalid", expression(faces, "'true'"));
            input.getPassThroughAttributes()
                    .put(
                            "aria-describedby",
                            expression(faces, "component.getClientId(facesContext).concat('" + SUFFIX + "')"));
            input.getPassThroughAttributes()
                    .put(
                            "autofocus",
                            expression(
                                    faces,
                                    "(component.getClientId(facesContext) eq '" + first + "' ? 'autofocus' : null)"));
        }
        for (Iterator<UIComponent> inside = component.getFacetsAndChildren(); inside.hasNext(); ) {
            link(faces, inside.next(), first);
        }
    }

    private static ValueExpression expression(FacesContext faces, String value) {
        ExpressionFactory factory = faces.getApplication().getExpressionFactory();
        return factory.createValueExpression(
                faces.getELContext(), "#{" + HAS_ERROR + " ? " + value + " : null}", Object.class);
    }
}
