package se.kassa.platform.web.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceWrapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintedResourceTest {

    private final Map<String, String> files =
            new TreeMap<>(Map.of("/resources/a.png", "picture", "/resources/css/kassa.css", "a { color: red }"));

    /** Lists folders as the Servlet specification says. */
    private Set<String> inside(String folder) {
        return files.keySet().stream()
                .filter(path -> path.startsWith(folder))
                .map(path -> folder + path.substring(folder.length()).replaceFirst("/.*", "/"))
                .collect(Collectors.toSet());
    }

    private String fingerprint() {
        return FingerprintedResources.fingerprint(
                this::inside, path -> new ByteArrayInputStream(files.get(path).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everyFileChangeChangesTheFingerprint() {
        String first = fingerprint();
        assertThat(first).matches("[0-9a-f]{16}").isEqualTo(fingerprint());
        files.put("/resources/css/own.css", "a { color: tan }");
        String second = fingerprint();
        files.put("/resources/css/own.css", "a { color: sea }");
        String third = fingerprint();
        files.put("/resources/b.png", files.remove("/resources/a.png"));
        assertThat(Set.of(first, second, third, fingerprint())).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "/jakarta.faces.resource/kassa.css.xhtml?ln=css, /jakarta.faces.resource/kassa.css.xhtml?ln=css&f=1a2b",
        "/jakarta.faces.resource/kassa.css.xhtml, /jakarta.faces.resource/kassa.css.xhtml?f=1a2b",
        "/butik/jakarta.faces.resource/a.css.xhtml?ln=css&v=1_0, /butik/jakarta.faces.resource/a.css.xhtml?ln=css&v=1_0&f=1a2b",
    })
    void urlHasTheFingerprint(String path, String expected) {
        Resource file = new ResourceWrapper(null) {
            @Override
            public String getRequestPath() {
                return path;
            }
        };
        assertThat(new FingerprintedResource(file, "1a2b").getRequestPath()).isEqualTo(expected);
    }
}
