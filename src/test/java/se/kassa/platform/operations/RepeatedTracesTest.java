package se.kassa.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatedTracesTest {

    private static final int OUTAGE = 1000;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final StreamHandler handler = new StreamHandler(log, new SimpleFormatter());

    @BeforeEach
    void install() {
        RepeatedTraces.install(handler);
    }

    @AfterEach
    void uninstall() {
        RepeatedTraces.uninstall();
    }

    @Test
    void repeatedTracesAreShortened() {
        for (int i = 0; i < OUTAGE; i++) {
            log(new IllegalStateException("no " + i, new IllegalArgumentException("the cause")));
        }
        assertThat(written().lines().filter(line -> line.startsWith("Caused by")))
                .hasSize(3);
        assertThat(written()).contains("IllegalStateException: no 999 (stack trace as before)");
        assertThat(written().lines().filter(line -> line.startsWith("\tat")).count())
                .isLessThan(1000);
    }

    @Test
    void otherTraceIsComplete() {
        for (int i = 0; i < OUTAGE; i++) {
            log(new IllegalStateException());
        }
        log(new UnsupportedOperationException("another"));
        assertThat(written()).doesNotContain("another (stack trace").contains("UnsupportedOperationException: another");
    }

    @Test
    void tracesWithoutAClassOfTheShopAreShortenedLater() {
        Throwable foreign = new IllegalStateException("foreign");
        foreign.setStackTrace(new StackTraceElement[] {new StackTraceElement("org.example.Other", "run", null, -1)});
        for (int i = 0; i < OUTAGE; i++) {
            log(foreign);
        }
        assertThat(written().lines().filter(line -> line.contains("org.example.Other.run")))
                .hasSize(30);
    }

    @Test
    void handlerIsRestored() {
        RepeatedTraces.uninstall();
        assertThat(handler.getFilter()).isNull();
    }

    private void log(Throwable thrown) {
        LogRecord entry = new LogRecord(Level.SEVERE, "failed");
        entry.setThrown(thrown);
        handler.publish(entry);
    }

    private String written() {
        handler.flush();
        return log.toString(StandardCharsets.UTF_8);
    }
}
