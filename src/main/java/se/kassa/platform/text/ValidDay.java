package se.kassa.platform.text;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Requires a text that {@link DayText#parse} can read; null is valid. */
@Constraint(validatedBy = ValidDay.Validator.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidDay {

    String message();

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks a field. */
    class Validator implements ConstraintValidator<ValidDay, String> {

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || DayText.parse(text).isPresent();
        }
    }
}
