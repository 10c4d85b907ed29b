package se.kassa.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A shopper without a browser, for many purchases in a short time: fills in the pages' forms and follows redirects. */
public final class ShopperHttpClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI shop;
    private HttpResponse<String> page;

    /** @param shop ends in a slash */
    public ShopperHttpClient(URI shop) {
        this.shop = shop;
    }

    public ShopperHttpClient puts(String sku) {
        open("product/" + sku);
        submit("buy", "buy:add", Map.of("buy:quantity", "1"));
        return this;
    }

    /** Presses the button of a product's tile in the list. Returns the next page. */
    public String addsFromList(String list, String sku) {
        open(list);
        submit("quick", "quick:add", Map.of("quick:add", sku));
        return page.body();
    }

    public ShopperHttpClient goesToCheckout() {
        open("cart");
        submit("checkout", "checkout:to-checkout", Map.of());
        return this;
    }

    /** Enters the customer's details at checkout. Returns the next page. */
    public String fillsIn(Map<String, String> buyer) {
        submit("buyer", "buyer:save", buyer);
        return page.body();
    }

    /** Opens the checkout several times concurrently, like repeated clicks. */
    public ShopperHttpClient goesToCheckoutAtOnce(int times) {
        open("cart");
        HttpRequest request = form("checkout", "checkout:to-checkout", Map.of())
                .timeout(PATIENCE)
                .build();
        Stream.generate(() -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .limit(times)
                .toList()
                .forEach(answer -> page = checked(answer.join()));
        return this;
    }

    /** The key under which Ecster's script would give the link to the payment, or Stripe's id of the session. */
    public String cartKey() {
        return find("(?:data-key=\"|checkout\\.xhtml\\?session=)([^\"&]+)");
    }

    /** What the receipt says: {@code paid}, {@code waiting} or {@code unpaid}. */
    public String receipt(String token) {
        open("order/" + token);
        return find("data-state=\"([^\"]+)\"");
    }

    /** The page that the shopper is on. */
    public HttpResponse<String> page() {
        return page;
    }

    /** The address of the page that the shopper is on. */
    public URI at() {
        return page.uri();
    }

    /** Opens a page. Returns its text. */
    public String opens(String path) {
        open(path);
        return page.body();
    }

    private void open(String path) {
        page = send(HttpRequest.newBuilder(shop.resolve(path)).GET());
    }

    private void submit(String form, String button, Map<String, String> fields) {
        page = send(form(form, button, fields));
    }

    private HttpRequest.Builder form(String form, String button, Map<String, String> fields) {
        HtmlForm found = HtmlForm.in(page.body()).stream()
                .filter(each -> each.id().equals(form))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page.uri() + " has no form " + form + ": " + page.body()));
        URI address = found.action().isEmpty() ? page.uri() : page.uri().resolve(found.action());
        return found.with(fields).post(address, button);
    }

    private String find(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page.body());
        if (!found.find()) {
            throw new AssertionError(page.uri() + " has no " + pattern + ": " + page.body());
        }
        return found.group(1);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return checked(client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> checked(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }
}
