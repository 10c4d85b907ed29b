package se.kassa.platform.i18n;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import se.kassa.platform.settings.Configuration;

/**
 * The texts of one bundle in one language. A file of the same name in {@code messages} of another jar, such as an overlay's,
 * goes before Kassa's own, text by text, and one in the folder of the setting {@code kassa.messages-dir} before both. A text
 * that a language lacks is taken from the shop's own language. Read once.
 *
 * <p>{@code {provider}} in a text is replaced by the name of the payment provider: see {@link #nameProvider}.
 */
public final class Texts extends AbstractMap<String, String> {

    private static final Logger LOG = Logger.getLogger(Texts.class.getName());
    private static final Map<String, Texts> ALL = new ConcurrentHashMap<>();

    private static final String PROVIDER = "{provider}";
    private static final Map<String, String> PROVIDER_NAMES = new ConcurrentHashMap<>();

    private final String bundle;
    private final Map<String, String> texts;
    private final Locale language;

    private Texts(String bundle, Locale language) {
        this.bundle = bundle;
        this.language = language;
        Properties found = new Properties();
        load(found, bundle, Languages.DEFAULT);
        load(found, bundle, language);
        texts = found.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, found::getProperty));
    }

    /** Texts of the shop's pages and mails. */
    public static Texts shop(Locale language) {
        return of("shop", language);
    }

    /** Texts of the admin pages and of alert mails. */
    public static Texts admin(Locale language) {
        return of("admin", language);
    }

    /**
     * Sets the name of the payment provider in texts that concern no single order.
     *
     * @param shop in texts of the shop
     * @param admin in texts of the admin pages
     */
    public static void nameProvider(String shop, String admin) {
        PROVIDER_NAMES.put("shop", shop);
        PROVIDER_NAMES.put("admin", admin);
    }

    private static Texts of(String bundle, Locale language) {
        Locale known = Languages.find(language.toLanguageTag()).orElse(Languages.DEFAULT);
        return ALL.computeIfAbsent(bundle + "_" + known.getLanguage(), key -> new Texts(bundle, known));
    }

    private static void load(Properties texts, String bundle, Locale language) {
        String name = bundle + "_" + language.getLanguage() + ".properties";
        try {
            for (URL file : files(Texts.class.getClassLoader(), name)) {
                try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                    texts.load(reader);
                }
            }
            loadOverride(texts, name);
        } catch (IOException e) {
            throw new UncheckedIOException("The texts of " + name + " can't be read", e);
        }
    }

    /** All files with this name: Kassa's own first, so that those of an overlay go before it. */
    static List<URL> files(ClassLoader loader, String name) throws IOException {
        String ownClass = Texts.class.getName().replace('.', '/') + ".class";
        String own = loader.getResource(ownClass).toString().replace(ownClass, "messages/" + name);
        return Collections.list(loader.getResources("messages/" + name)).stream()
                .sorted(Comparator.comparing(file -> !file.toString().equals(own)))
                .toList();
    }

    private static void loadOverride(Properties texts, String name) throws IOException {
        Path former = folder().resolve(name.replaceFirst("^admin_", "desk_"));
        Path changed = folder().resolve(name);
        if (!former.equals(changed) && Files.isRegularFile(former)) {
            LOG.log(Level.WARNING, "The file {0} is called {1} now; the next release no longer reads it", new Object[] {
                former, name
            });
            load(texts, former);
        }
        if (Files.isRegularFile(changed)) {
            load(texts, changed);
        }
    }

    private static void load(Properties texts, Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
    }

    /** The folder with the operator's own texts; one that is not there where none is set. */
    static Path folder() {
        return Configuration.find("kassa.messages-dir").map(Path::of).orElse(Path.of("no-texts-of-its-own"));
    }

    /** The text with this key; the key between question marks if there is none. */
    @Override
    public String get(Object key) {
        String name = PROVIDER_NAMES.get(bundle);
        return about(name == null ? texts.get("provider") : name, key);
    }

    /** The text with this key about a payment of this provider. */
    public String about(String providerName, Object key) {
        String text = texts.getOrDefault(key, "???" + key + "???");
        return text.contains(PROVIDER) ? text.replace(PROVIDER, String.valueOf(providerName)) : text;
    }

    /** The text with this key, or {@code other} if there is none. */
    public String get(String key, String other) {
        return containsKey(key) ? get(key) : other;
    }

    @Override
    public boolean containsKey(Object key) {
        return texts.containsKey(key);
    }

    /** Formats a text with parameters, numbers in the language's format. */
    public String format(String key, Object... values) {
        return new MessageFormat(get(key), language).format(values);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new HashMap<>(texts).entrySet();
    }
}
