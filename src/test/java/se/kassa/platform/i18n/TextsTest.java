package se.kassa.platform.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every text is there in every language, is used, and is not written into a page. */
class TextsTest {

    private static final Pattern LITERAL =
            Pattern.compile("(?:(?:text|adminText)\\['|of(?:Order|Provider)\\([\\w.]+,\\s*')([\\w.]+)'[\\])]");
    private static final Pattern TOLD = Pattern.compile("HistoryMessage\\.(?:of|text)\\(\\s*\"([\\w.]+)\"");
    private static final Pattern SENTENCE =
            Pattern.compile("history\\s*\\.add(?:OrRepeat)?\\(\\s*(?:[\\w.() ]+,\\s*){3}(\"[^\"]*\")");
    private static final Pattern PROVIDERS_OWN = Pattern.compile("(ecster|stripe)\\.(status\\..+|terms\\.payment)");
    private static final Pattern CONSTRAINT = Pattern.compile("\"\\{((?:admin|shop)\\.[a-zA-Z.]+)}\"");
    private static final Pattern QUOTED = Pattern.compile("['\"]([a-zA-Z]+(?:\\.[a-zA-Z_]+)*\\.?)['\"]");

    @ParameterizedTest
    @CsvSource({"shop, sv", "shop, en", "admin, sv", "admin, en"})
    void everyLanguageHasEveryText(String bundle, String language) {
        assertThat(keys(bundle, language)).isEqualTo(keys(bundle, "sv"));
        assertThat(texts(bundle, language).values())
                .noneMatch(text -> text.toString().isBlank());
    }

    @Test
    void everyTextOfAPageExists() {
        Set<String> known = new TreeSet<>(keys("shop", "sv"));
        known.addAll(keys("admin", "sv"));
        assertThat(found(LITERAL, "src/main/webapp")).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void everyHistoryTextExists() {
        assertThat(found(TOLD, "src/main/java"))
                .isNotEmpty()
                .allMatch(key -> key.endsWith(".") || keys("admin", "sv").contains(key));
        assertThat(found(SENTENCE, "src/main/java"))
                .as("entries in one language only")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"shop", "admin"})
    void noTextIsUnused(String bundle) {
        Set<String> used = found(QUOTED, "src/main/webapp");
        used.addAll(found(QUOTED, "src/main/java"));
        ofConstraints(bundle).forEach(used::add);
        assertThat(keys(bundle, "sv"))
                .filteredOn(key -> !PROVIDERS_OWN.matcher(key).matches())
                .allMatch(key -> used.contains(key) || used.contains(key.substring(0, key.lastIndexOf('.') + 1)));
    }

    @ParameterizedTest
    @CsvSource({"shop", "admin"})
    void everyTextOfAConstraintExists(String bundle) {
        assertThat(ofConstraints(bundle)).isNotEmpty().allMatch(keys(bundle, "sv")::contains);
    }

    private static Set<String> ofConstraints(String bundle) {
        return found(CONSTRAINT, "src/main/java").stream()
                .filter(key -> key.startsWith(bundle + "."))
                .map(key -> key.substring(bundle.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @CsvSource({"{admin.invalid.limit}, sv, minst 1", "{admin.invalid.limit}, en, at least 1", "plain, en, plain"})
    void constraintMessagesAreTexts(String template, String language, String text) {
        assertThat(new ConstraintMessages().interpolate(template, null, Locale.forLanguageTag(language)))
                .contains(text);
    }

    @Test
    void languagesAreFoundByTheirBundles() {
        assertThat(Languages.all()).extracting(Object::toString).containsExactlyInAnyOrder("en", "sv");
        assertThat(Languages.find("en-GB")).isPresent();
        assertThat(Languages.find("xx")).isEmpty();
        assertThat(Languages.find("';--")).isEmpty();
    }

    /** A class loader may find the overlay's jar first. */
    @Test
    void anOverlaysFileComesAfterKassasOwn(@TempDir Path overlay) throws IOException {
        String name = "shop_sv.properties";
        URL another = Files.createFile(overlay.resolve(name)).toUri().toURL();
        URL own = TextsTest.class.getResource("/messages/" + name);
        ClassLoader loader = new ClassLoader(TextsTest.class.getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String resource) {
                return Collections.enumeration(List.of(another, own));
            }
        };
        assertThat(Texts.files(loader, name)).extracting(URL::toString).containsExactly("" + own, "" + another);
    }

    private static Set<String> keys(String bundle, String language) {
        return new TreeSet<>(texts(bundle, language).stringPropertyNames());
    }

    private static Properties texts(String bundle, String language) {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                TextsTest.class.getResourceAsStream("/messages/" + bundle + "_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(Pattern pattern, String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().matches(".*\\.(xhtml|java)"))
                    .map(TextsTest::read)
                    .flatMap(text -> pattern.matcher(text).results().map(match -> match.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
