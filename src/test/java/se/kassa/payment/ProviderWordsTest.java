package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No source names a payment provider, except the provider's own: its package, its script, its texts, and the former names
 * of its settings.
 */
class ProviderWordsTest {

    private static final Path SOURCES = Path.of("src", "main");
    private static final Pattern WORD = Pattern.compile("(?i)ecster|stripe");
    private static final Set<String> READ = Set.of("java", "xhtml", "js", "css", "properties", "xml", "mustache");
    private static final Pattern OWN = Pattern.compile("java/se/kassa/payment/(ecster|stripe)/.*"
            + "|webapp/resources/js/payment-(ecster|stripe)\\.js|resources/former-settings\\.properties");
    private static final Pattern OWN_TEXT = Pattern.compile("(ecster|stripe)\\..*");

    @Test
    void onlyTheirOwnSourcesNameProviders() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = SOURCES.relativize(file).toString().replace('\\', '/');
                String type = name.substring(name.lastIndexOf('.') + 1);
                if (READ.contains(type) && !OWN.matcher(name).matches()) {
                    collect(name, Files.readAllLines(file, StandardCharsets.UTF_8), found);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static void collect(String name, List<String> lines, List<String> found) {
        boolean texts = name.startsWith("resources/messages/");
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (WORD.matcher(line).find() && !(texts && OWN_TEXT.matcher(line).matches())) {
                found.add(name + ":" + (i + 1) + ": " + line.strip());
            }
        }
    }
}
