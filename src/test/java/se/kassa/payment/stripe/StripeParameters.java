package se.kassa.payment.stripe;

import com.google.gson.annotations.SerializedName;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names of form fields that an operation of Stripe's accepts, from the parameter classes of stripe-java, which are
 * generated from Stripe's specification of the version that the adapter pins.
 */
final class StripeParameters {

    private StripeParameters() {}

    /** Those of the names that the operation does not know. */
    static List<String> unknown(Collection<String> names, Class<?> operation) {
        return names.stream().filter(name -> !isKnown(name, operation)).toList();
    }

    /** {@code line_items[0][price_data][currency]} for one. */
    private static boolean isKnown(String name, Class<?> operation) {
        Type type = operation;
        for (String segment : name.replace("]", "").split("\\[")) {
            Optional<Type> next = next(type, segment);
            if (next.isEmpty()) {
                return false;
            }
            type = next.get();
        }
        return true;
    }

    private static Optional<Type> next(Type type, String segment) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            boolean map = Map.class.isAssignableFrom((Class<?>) generic.getRawType());
            return map || segment.matches("\\d+") ? Optional.of(arguments[arguments.length - 1]) : Optional.empty();
        }
        if (type == Object.class) {
            // Either a structure or an empty text.
            return Optional.of(type);
        }
        return type instanceof Class<?> structure
                ? Arrays.stream(structure.getDeclaredFields())
                        .filter(field -> segment.equals(name(field)))
                        .map(Field::getGenericType)
                        .findFirst()
                : Optional.empty();
    }

    private static String name(Field field) {
        SerializedName name = field.getAnnotation(SerializedName.class);
        return name == null ? null : name.value();
    }
}
