package se.kassa.admin.order;

import jakarta.faces.context.FacesContext;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import se.kassa.payment.operation.OperationSelection;
import se.kassa.platform.text.InputNormalizer;

/** The selection of an order action, as request parameters and hidden fields of the confirmation. */
final class OrderActionForm {

    private static final int MAX_LENGTH = 500;
    private static final String QUANTITY_PREFIX = "q";
    private static final Pattern CARRIED = Pattern.compile(
            "number|do|capture|what|amount|reason|last|ship|carrier|tracking|back|withdrawal|q\\d{1,4}");

    private final Map<String, String> parameters;

    OrderActionForm(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    static OrderActionForm ofRequest() {
        return new OrderActionForm(
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap());
    }

    /** Null if the parameter is missing or blank. */
    String text(String name) {
        return Optional.ofNullable(parameters.get(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, Math.min(MAX_LENGTH, text.length())))
                .orElse(null);
    }

    boolean flag(String name) {
        return parameters.containsKey(name);
    }

    /** 0 if the parameter is missing or no number. */
    long number(String name) {
        String text = text(name);
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /** @throws IllegalArgumentException if the input is neither a quantity nor an amount */
    OperationSelection selection() {
        return switch (String.valueOf(text("what"))) {
            case "pieces" -> OperationSelection.pieces(quantities());
            case "amount" -> OperationSelection.amount(amount(text("amount")));
            default -> OperationSelection.all();
        };
    }

    /** Why input would be ignored by the current selection. */
    enum Ignored {
        /** Quantities or an amount are filled in, but another scope is selected. */
        TYPED_NOT_CHOSEN,
        /** A carrier or tracking number is filled in, but the order is not marked as shipped. */
        CARRIER_NOT_SHIPPED
    }

    /**
     * Input that would be ignored silently. Quantity fields are rendered with 0 and the amount field empty: any other
     * value is input.
     *
     * @param shipping whether the action itself is shipping
     */
    Optional<Ignored> ignored(boolean shipping) {
        boolean quantities =
                !"pieces".equals(text("what")) && parameters.keySet().stream().anyMatch(this::isChangedQuantity);
        boolean amount = !"amount".equals(text("what")) && text("amount") != null;
        if (quantities || amount) {
            return Optional.of(Ignored.TYPED_NOT_CHOSEN);
        }
        boolean carrier = text("carrier") != null || text("tracking") != null;
        return carrier && !shipping && !flag("ship") ? Optional.of(Ignored.CARRIER_NOT_SHIPPED) : Optional.empty();
    }

    private boolean isChangedQuantity(String name) {
        return name.matches(QUANTITY_PREFIX + "\\d{1,4}")
                && text(name) != null
                && !text(name).matches("0+");
    }

    private Map<Integer, Integer> quantities() {
        Map<Integer, Integer> quantities = new HashMap<>();
        parameters.forEach((name, value) -> {
            if (name.matches(QUANTITY_PREFIX + "\\d{1,4}") && !value.isBlank()) {
                quantities.put(Integer.valueOf(name.substring(1)), Integer.valueOf(value.strip()));
            }
        });
        return quantities;
    }

    /** The fields of the selection, repeated as hidden fields of the confirmation. */
    List<Map.Entry<String, String>> selectionFields() {
        return parameters.entrySet().stream()
                .filter(field -> CARRIED.matcher(field.getKey()).matches())
                .sorted(Map.Entry.comparingByKey())
                .toList();
    }

    /**
     * Parses an amount into minor units: {@code 1 234,50}, {@code 1234.5}.
     *
     * @throws IllegalArgumentException if it is no amount above zero with two decimals at most
     */
    static long amount(String input) {
        String plain = input == null
                ? ""
                : InputNormalizer.normalizeNumber(input).replaceAll(" |kr$", "").replace(',', '.');
        if (!plain.matches("\\d{1,12}(\\.\\d{1,2})?")) {
            throw new IllegalArgumentException("No amount");
        }
        long amount = new BigDecimal(plain).movePointRight(2).longValueExact();
        if (amount == 0) {
            throw new IllegalArgumentException("No amount");
        }
        return amount;
    }
}
