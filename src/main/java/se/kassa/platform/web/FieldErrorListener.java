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
 * Ties what is wrong with a field to the field, for who can't see that the words stand beside it: on every form of every
 * page, a field with a message is {@code aria-invalid} and described by it. Pages do nothing for it but place the message
 * in the same form.
 */
public class FieldErrorListener implements SystemEventListener {

    private static final String SUFFIX = "-error";
    private static final String WRONG = "not empty facesContext.getMessageList(component.getClientId(facesContext))";

    @Override
    public boolean isListenerForSource(Object source) {
        return source instanceof UIComponent;
    }

    /** Before a page is rendered, when it is known what is on it. */
    @Override
    public void processEvent(SystemEvent event) {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (faces.getClientIdsWithMessages().hasNext()) {
            tie(faces, (UIComponent) event.getSource());
        }
    }

    private static void tie(FacesContext faces, UIComponent component) {
        if (component instanceof UIMessage message) {
            message.setId(message.getFor() + SUFFIX);
        } else if (component instanceof UIInput input) {
            // Expressions, because one component is rendered for every row of a table.
            input.getPassThroughAttributes().put("aria-invalid", expression(faces, "'true'"));
            input.getPassThroughAttributes()
                    .put(
                            "aria-describedby",
                            expression(faces, "component.getClientId(facesContext).concat('" + SUFFIX + "')"));
        }
        for (Iterator<UIComponent> inside = component.getFacetsAndChildren(); inside.hasNext(); ) {
            tie(faces, inside.next());
        }
    }

    private static ValueExpression expression(FacesContext faces, String told) {
        ExpressionFactory factory = faces.getApplication().getExpressionFactory();
        return factory.createValueExpression(
                faces.getELContext(), "#{" + WRONG + " ? " + told + " : null}", Object.class);
    }
}
