package se.kassa.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody at the order admin, or nobody, without a browser; follows no redirect. */
public final class StaffHttpClient {

    private static final Pattern HISTORY_ENTRY = Pattern.compile("(?s)<li>(.*?)</li>");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI shop;

    /** Nobody yet. @param shop ends in a slash */
    public StaffHttpClient(URI shop) {
        this.shop = shop;
    }

    public StaffHttpClient logsIn(String login, String password) {
        posts(
                "admin/login",
                form("admin/login", "login").with(Map.of("login:name", login, "login:password", password)),
                "login:enter");
        if (opens("admin/").statusCode() != 200) {
            throw new AssertionError(login + " can't log in");
        }
        return this;
    }

    /** As the first account, which works orders. */
    public StaffHttpClient logsIn() {
        return logsIn("admin", Servers.ADMIN_PASSWORD);
    }

    /** A form of a page, by its id. */
    public HtmlForm form(String path, String id) {
        String html = opens(path).body();
        return HtmlForm.in(html).stream()
                .filter(form -> form.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " has no form " + id + ": " + html));
    }

    /** Every entry of an order's history, as text. */
    public List<String> readsHistory(String number) {
        String html = opens("admin/order/" + number).body();
        return HISTORY_ENTRY
                .matcher(html.substring(html.indexOf("id=\"history\"")))
                .results()
                .map(entry -> entry.group(1).replaceAll("<[^>]*>", ""))
                .toList();
    }

    public HttpResponse<String> opens(String path) {
        return send(HttpRequest.newBuilder(shop.resolve(path)).GET());
    }

    /** A file, to be read while it is written. */
    public InputStream downloads(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(shop.resolve(path)).build();
            HttpResponse<InputStream> file = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (file.statusCode() != 200) {
                throw new AssertionError(path + " answers " + file.statusCode());
            }
            return file.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> posts(String path, HtmlForm form, String button) {
        return send(form.post(shop.resolve(path), button));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
