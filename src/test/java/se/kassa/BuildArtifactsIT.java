package se.kassa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import se.kassa.testing.EcsterContract;

/** The artifacts of the build. */
class BuildArtifactsIT {

    private static final Path SHOP = Path.of("target/kassa.war");
    private static final Path SANDBOX = Path.of("target/sandbox.war");
    private static final long LARGEST = 13L * 1024 * 1024;

    @Test
    void shopContainsNothingOfTheSandbox() throws IOException {
        assertThat(entries(SHOP))
                .isNotEmpty()
                .noneMatch(entry -> entry.toLowerCase().contains("sandbox") || entry.contains("ecster-pay.js"));
    }

    @Test
    void sandboxContainsNothingOfTheShop() throws IOException {
        assertThat(entries(SANDBOX))
                .filteredOn(entry -> entry.endsWith(".class"))
                .isNotEmpty()
                .allMatch(entry -> entry.startsWith("WEB-INF/classes/se/kassa/sandbox/"));
        assertThat(entries(SANDBOX)).noneMatch(entry -> entry.startsWith("WEB-INF/classes/db/"));
    }

    @Test
    void theShopStaysSmall() throws IOException {
        assertThat(Files.size(SHOP)).isLessThan(LARGEST);
    }

    @Test
    void componentListMatchesTheWar() throws IOException {
        String libraries = "WEB-INF/lib/";
        List<String> jars = entries(SHOP).stream()
                .filter(entry -> entry.startsWith(libraries) && entry.endsWith(".jar"))
                .map(entry -> entry.substring(libraries.length()))
                .toList();
        JsonObject list = read(SHOP, "META-INF/sbom/kassa-sbom.json");
        assertThat(list.getString("bomFormat")).isEqualTo("CycloneDX");
        assertThat(list.getJsonArray("components").getValuesAs(JsonObject.class))
                .extracting(each -> each.getString("name") + "-" + each.getString("version") + ".jar")
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(jars);
    }

    private static JsonObject read(Path archive, String entry) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return EcsterContract.parse(
                            new String(zip.getInputStream(zip.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8))
                    .asJsonObject();
        }
    }

    private static List<String> entries(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }
}
