package se.kassa.platform.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.validator.FacesValidator;
import jakarta.faces.validator.Validator;
import jakarta.faces.validator.ValidatorException;
import se.kassa.platform.i18n.Texts;

/** Enforces the {@code maxlength} of every field on the server. */
@FacesValidator(value = "se.kassa.MaxLength", isDefault = true)
public class MaxLengthValidator implements Validator<Object> {

    @Override
    public void validate(FacesContext context, UIComponent field, Object value) {
        if (field.getAttributes().get("maxlength") instanceof Integer most
                && most > 0
                && value instanceof String text
                && text.length() > most) {
            String message = Texts.shop(context.getViewRoot().getLocale()).format("invalid.TOO_LONG", most);
            throw new ValidatorException(new FacesMessage(FacesMessage.SEVERITY_ERROR, message, null));
        }
    }
}
