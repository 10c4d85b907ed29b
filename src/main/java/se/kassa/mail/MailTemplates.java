package se.kassa.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The templates in {@code WEB-INF/classes/mail}, which a shop may replace by files of its own. An HTML template may include
 * another one: {@code {{>head}}} stands for {@code head.html}.
 */
@ApplicationScoped
class MailTemplates {

    private static final Mustache.Compiler HTML =
            Mustache.compiler().withLoader(part -> new StringReader(read(part + ".html")));
    private static final Mustache.Compiler TEXT = Mustache.compiler().escapeHTML(false);

    private final Map<String, Template> compiled = new ConcurrentHashMap<>();

    /** What the template {@code name.html} makes of the model; whatever it shows is escaped. */
    String html(String name, Map<String, Object> model) {
        return template(name + ".html", HTML).execute(model);
    }

    /** What the template {@code name.txt} makes of the model. */
    String text(String name, Map<String, Object> model) {
        return template(name + ".txt", TEXT).execute(model);
    }

    private Template template(String file, Mustache.Compiler compiler) {
        return compiled.computeIfAbsent(file, name -> compiler.compile(read(name)));
    }

    private static String read(String file) {
        try (InputStream in = MailTemplates.class.getResourceAsStream("/mail/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
