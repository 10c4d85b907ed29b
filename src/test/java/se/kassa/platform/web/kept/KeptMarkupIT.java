package se.kassa.platform.web.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Http;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.TestDatabase;

/** Pages with something in the tag that is not in its key, {@code seen}: it tells whether the markup was kept. */
class KeptMarkupIT {

    private static final String PAGE = """
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html" xmlns:f="jakarta.faces.core" xmlns:ui="jakarta.faces.facelets" xmlns:k="urn:kassa">
            <f:view transient="true"><h:body>
            <k:kept id="one" key="#{param.key}"><p id="first">#{param.seen} #{text['basket']} #{request.contextPath}</p></k:kept>
            <k:kept id="other" key="#{param.key}"><p id="second">second #{param.seen}</p></k:kept>
            <k:kept id="scripts" key="#{param.key}"><script nonce="#{scriptNonce}">1</script></k:kept>
            <h:form id="form"><h:inputText id="number" value="#{basket.quantity}"/><h:commandButton id="send" value="send"/>
            <k:kept id="told" key="#{param.key}"><h:message for="number" id="wrong"/><p id="third">#{param.seen}</p></k:kept></h:form>
            </h:body></f:view></html>
            """;

    private static ServerProcess shop;
    private static URI root;

    @BeforeAll
    static void start() throws IOException {
        // WildFly's other root is laid over by the file's name.
        Path war = Files.createDirectories(Path.of("target", "kept-markup")).resolve("kassa.war");
        ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/kassa.war"))
                .addAsWebResource(new StringAsset(PAGE), "probe.xhtml")
                .addAsWebResource(new StringAsset(PAGE), "probe-too.xhtml")
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        Path data = Servers.newFolder();
        shop = Servers.shop(war.toAbsolutePath(), TestDatabase.create(data), Servers.sandbox(data))
                .underAnotherRoot();
        root = URI.create("http://localhost:" + shop.port() + "/butik/");
        shop.with("kassa.public-url", root.toString()).start().awaitReady();
    }

    @AfterAll
    static void stop() {
        shop.kill();
    }

    @Test
    void whoAsksForTheSameGetsWhatWasMadeForAnother() {
        assertThat(first("probe.xhtml?key=same&seen=1")).startsWith("1 ");
        assertThat(first("probe.xhtml?key=same&seen=2")).startsWith("1 ");
    }

    @Test
    void anotherKeyIsOtherMarkup() {
        assertThat(first("probe.xhtml?key=a&seen=1")).startsWith("1 ");
        assertThat(first("probe.xhtml?key=b&seen=2")).startsWith("2 ");
    }

    @Test
    void withoutAKeyNothingIsKept() {
        assertThat(first("probe.xhtml?seen=1")).startsWith("1 ");
        assertThat(first("probe.xhtml?seen=2")).startsWith("2 ");
    }

    @Test
    void eachPlaceOnAPageHasMarkupOfItsOwn() {
        String page = open("probe.xhtml?key=place&seen=1");
        assertThat(text(page, "first")).startsWith("1 ");
        assertThat(text(page, "second")).isEqualTo("second 1");
        assertThat(open("probe.xhtml?key=place&seen=2")).contains("second 1");
    }

    @Test
    void eachPageHasMarkupOfItsOwn() {
        assertThat(first("probe.xhtml?key=page&seen=1")).startsWith("1 ");
        assertThat(first("probe-too.xhtml?key=page&seen=2")).startsWith("2 ");
    }

    @Test
    void eachLanguageHasMarkupOfItsOwn() {
        assertThat(first("probe.xhtml?key=language&seen=1", "Accept-Language", "sv"))
                .startsWith("1 Varukorg");
        assertThat(first("probe.xhtml?key=language&seen=2", "Accept-Language", "en"))
                .startsWith("2 Basket");
        assertThat(first("probe.xhtml?key=language&seen=3", "Cookie", "language=en"))
                .as("chosen by hand, not by the browser")
                .startsWith("2 Basket");
    }

    @Test
    void theWayThatARequestWritesTheContextPathIsNobodyElses() {
        URI otherwise = URI.create(root.toString().replace("/butik/", "/%62utik/"));
        Http.get(otherwise.resolve("probe.xhtml?key=root&seen=1"));
        assertThat(first("probe.xhtml?key=root&seen=2")).endsWith(" /butik");
    }

    @Test
    void theNonceOfAnAnswerIsNeverGivenToAnother() {
        for (int i = 0; i < 2; i++) {
            Http.Answer answer = Http.get(root.resolve("probe.xhtml?key=nonce&seen=1"));
            String nonce = found("nonce=\"([^\"]+)\"", answer.body());
            assertThat(answer.header("Content-Security-Policy")).contains("'nonce-" + nonce + "'");
        }
    }

    @Test
    void whatSomebodyDidWrongIsToldToNobodyElse() {
        String wrong = Http.post(
                        root.resolve("probe.xhtml?key=wrong&seen=1"),
                        "form=form&form%3Anumber=x&form%3Asend=send&jakarta.faces.ViewState=stateless",
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .body();
        assertThat(wrong).contains("aria-invalid", "form:number-error");
        String afterwards = open("probe.xhtml?key=wrong&seen=2");
        assertThat(afterwards).doesNotContain("aria-invalid");
        assertThat(text(afterwards, "third")).isEqualTo("2");
    }

    @Test
    void whatIsKeptIsEscapedAsAlways() {
        for (int i = 0; i < 2; i++) {
            assertThat(open("probe.xhtml?key=x&seen=%3Cscript%3E%26")).contains("second &lt;script&gt;&amp;");
        }
    }

    private static String first(String path, String... headers) {
        return text(open(path, headers), "first");
    }

    private static String open(String path, String... headers) {
        Http.Answer answer = Http.get(root.resolve(path), headers);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static String text(String page, String id) {
        return found("<p id=\"" + id + "\">(.*?)</p>", page);
    }

    private static String found(String pattern, String page) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }
}
