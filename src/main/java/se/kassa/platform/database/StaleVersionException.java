package se.kassa.platform.database;

/** What was to be changed is no longer as the form showed it, or was removed. Nothing was written. */
public final class StaleVersionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleVersionException(String key, int version) {
        super(key + " is no longer at version " + version);
    }
}
