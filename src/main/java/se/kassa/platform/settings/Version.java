package se.kassa.platform.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this release, written by the build. */
public final class Version {

    private static final String TEXT = read();

    private Version() {}

    /** {@code 1.2.3}, or {@code 1.2.3-SNAPSHOT} between two releases. */
    public static String text() {
        return TEXT;
    }

    private static String read() {
        try (InputStream file = Version.class.getResourceAsStream("/kassa-version.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
