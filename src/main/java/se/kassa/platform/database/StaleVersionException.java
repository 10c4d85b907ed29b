package se.kassa.platform.database;

/** The record was changed or removed after the form had loaded it. Nothing was written. */
public final class StaleVersionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleVersionException(String key, int version) {
        super(key + " is no longer at version " + version);
    }
}
