package se.kassa.platform.database;

/** Something was to be added under a key that another has. Nothing was written. */
public final class AlreadyExistsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    /** @param key as the existing one has it */
    public AlreadyExistsException(String key) {
        super(key + " exists already");
        this.key = key;
    }

    public String key() {
        return key;
    }
}
