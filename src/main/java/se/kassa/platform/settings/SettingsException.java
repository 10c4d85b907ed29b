package se.kassa.platform.settings;

import java.util.List;

/** The settings are invalid; the message names every missing or invalid one. */
public class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingsException(List<String> errors) {
        super("Kassa can't start: " + String.join("; ", errors));
    }
}
