package se.kassa.sandbox.stripe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads {@code application/x-www-form-urlencoded} with brackets for nesting. A value is a text or a map; the index of a
 * list is a key of a map.
 */
public final class Form {

    private Form() {}

    /**
     * @param encoded a body or a query; null for none
     * @throws StripeError where it can't be read
     */
    public static Map<String, Object> parse(String encoded) {
        Map<String, Object> root = new LinkedHashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return root;
        }
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            put(root, name, value);
        }
        return root;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw StripeError.request("The request is not URL-encoded: " + text);
        }
    }

    private static void put(Map<String, Object> root, String name, String value) {
        Map<String, Object> map = root;
        List<String> path = path(name);
        for (String step : path.subList(0, path.size() - 1)) {
            Object next = map.computeIfAbsent(index(map, step), key -> new LinkedHashMap<String, Object>());
            map = map(next, name);
        }
        if (map.put(index(map, path.get(path.size() - 1)), value) != null) {
            throw StripeError.parameter(null, name, "Parameter given twice: " + name);
        }
    }

    /** @throws StripeError where the value is a text */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw StripeError.parameter("parameter_invalid_empty", name, "Invalid object: " + name);
    }

    private static String index(Map<String, Object> map, String step) {
        return step.isEmpty() ? Integer.toString(map.size()) : step;
    }

    private static List<String> path(String name) {
        List<String> path = new ArrayList<>();
        int bracket = name.indexOf('[');
        path.add(bracket < 0 ? name : name.substring(0, bracket));
        while (bracket >= 0) {
            int end = name.indexOf(']', bracket);
            boolean more = end >= 0 && end + 1 < name.length();
            if (end < 0 || more && name.charAt(end + 1) != '[') {
                throw StripeError.parameter(null, name, "Invalid parameter name: " + name);
            }
            path.add(name.substring(bracket + 1, end));
            bracket = more ? end + 1 : -1;
        }
        return path;
    }

    /** The same text for the same parameters, in whatever order they come. */
    public static String fingerprint(Map<String, Object> form) {
        return new TreeMap<>(form)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + fingerprint(entry.getValue()))
                        .collect(Collectors.joining("&", "{", "}"));
    }

    private static String fingerprint(Object value) {
        return value instanceof Map ? fingerprint(map(value, "")) : "'" + value + "'";
    }
}
