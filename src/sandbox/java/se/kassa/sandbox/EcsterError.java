package se.kassa.sandbox;

/** A refusal in Ecster's form: {@code {code, type, message}}. Codes other than 4003 and 4424 are invented. */
public class EcsterError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int WRONG_STATE = 4424;

    private final int status;
    private final int code;
    private final String type;

    public EcsterError(int status, int code, String type, String message) {
        super(message);
        this.status = status;
        this.code = code;
        this.type = type;
    }

    public static EcsterError invalid(String field, String rule) {
        return new EcsterError(400, 4000, "VALIDATION_ERROR", field + ": " + rule);
    }

    /** Only answers carry the customer's identity number (Magento 2 plugin, with this text). */
    static EcsterError nationalIdNotSupported() {
        return new EcsterError(
                400, 4003, "VALIDATION_ERROR", "nationalId is not supported in this version of the payment link api");
    }

    public static EcsterError notFound(String what) {
        return new EcsterError(404, 4404, "NOT_FOUND", what + " is not known");
    }

    /** The order is not in a state that allows the operation (WooCommerce plugin). */
    public static EcsterError wrongState(String message) {
        return new EcsterError(400, WRONG_STATE, "INVALID_STATE", message);
    }

    public int status() {
        return status;
    }

    public int code() {
        return code;
    }

    public String type() {
        return type;
    }
}
