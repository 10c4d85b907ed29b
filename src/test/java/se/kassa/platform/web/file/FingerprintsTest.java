package se.kassa.platform.web.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

    private final Fingerprints fingerprints = new Fingerprints();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private Fingerprints.Source file(String content) {
        return () -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)) {
                @Override
                public void close() throws IOException {
                    closed.incrementAndGet();
                    super.close();
                }
            };
        };
    }

    @Test
    void aFingerprintIsMadeOfTheContentAlone() {
        String one = fingerprints.of("/a.css", file("a { color: red }"));
        assertThat(one).matches("[0-9a-f]{16}");
        assertThat(fingerprints.of("/b.css", file("a { color: red }"))).isEqualTo(one);
        assertThat(fingerprints.of("/c.css", file("a { color: tan }"))).isNotEqualTo(one);
        assertThat(new Fingerprints().of("/a.css", file("a { color: tan }"))).isNotEqualTo(one);
    }

    @Test
    void aFileIsReadOnceAndClosed() {
        for (int i = 0; i < 3; i++) {
            fingerprints.of("/a.css", file("a"));
        }
        assertThat(opened).hasValue(1);
        assertThat(closed).hasValue(1);
    }

    @Test
    void aStyleSheetThatNamesPicturesWaitsForTheirs() {
        Fingerprints.Source sheet = () -> {
            StringBuilder content = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                String picture = "/picture" + i;
                content.append(fingerprints.of(picture, file(picture)));
            }
            return file(content.toString()).open();
        };
        assertThat(fingerprints.of("/a.css", sheet)).isNotEmpty();
        assertThat(opened).hasValue(101);
    }

    @Test
    void oneFileUnderEverNewSpellingsDoesNotFillTheMemory() {
        for (int i = 0; i <= Fingerprints.MOST; i++) {
            fingerprints.of("/" + "/".repeat(i % 3) + i, file("a"));
        }
        assertThat(fingerprints.size()).isLessThanOrEqualTo(Fingerprints.MOST);
    }

    @Test
    void aFileThatIsGoneHasNone() {
        assertThatThrownBy(() -> fingerprints.of("/a.css", () -> null)).isInstanceOf(UncheckedIOException.class);
        assertThat(fingerprints.of("/a.css", file("a"))).isNotEmpty();
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }
        };
        assertThatThrownBy(() -> fingerprints.of("/b.css", () -> broken)).isInstanceOf(UncheckedIOException.class);
    }
}
