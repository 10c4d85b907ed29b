package se.kassa.platform.settings;

import java.util.List;

/** The settings do not make a shop that can run; the message names each missing or bad one. */
public class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingsException(List<String> problems) {
        super("Kassa can't start: " + String.join("; ", problems));
    }
}
