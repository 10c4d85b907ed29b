package se.kassa.platform.web.file;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceWrapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintedResourceTest {

    /** A file at an address. */
    private static Resource file(String address, String content) {
        return new ResourceWrapper(null) {
            @Override
            public String getRequestPath() {
                return address;
            }

            @Override
            public InputStream getInputStream() {
                return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private static String address(String path, String content) {
        return new FingerprintedResource(file(path, content), new Fingerprints()).getRequestPath();
    }

    @ParameterizedTest
    @CsvSource({
        "/jakarta.faces.resource/kassa.css.xhtml?ln=css, /jakarta.faces.resource/kassa.css.xhtml?ln=css&f=",
        "/jakarta.faces.resource/kassa.css.xhtml, /jakarta.faces.resource/kassa.css.xhtml?f=",
        "/butik/jakarta.faces.resource/a.css.xhtml?ln=css&v=1_0, /butik/jakarta.faces.resource/a.css.xhtml?ln=css&v=1_0&f=",
    })
    void theAddressChangesWithTheContentOnly(String path, String expected) {
        String address = address(path, "a");
        assertThat(address).startsWith(expected).isEqualTo(address(path, "a")).isNotEqualTo(address(path, "b"));
        assertThat(address.substring(expected.length())).matches("[0-9a-f]{16}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "gzip, deflate, br, zstd",
                "br,GZIP",
                "deflate, gzip;q=1.0",
                "br;q=1.0, gzip ; q=0.8, *;q=0"
            })
    void whoTakesGzipGetsIt(String accepted) {
        assertThat(FingerprintedResource.takesGzip(accepted)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "br, gzip; q=0.000", "x-gzipped"})
    void whoDoesNotDoesNot(String accepted) {
        assertThat(FingerprintedResource.takesGzip(accepted)).isFalse();
        assertThat(FingerprintedResource.takesGzip(null)).isFalse();
    }
}
