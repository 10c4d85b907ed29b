package se.kassa.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.kassa.testing.HtmlForm;
import se.kassa.testing.Http;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffHttpClient;

/** Product list and product page show the catalogue and the stock as they are now. */
class CataloguePagesIT {

    private static final String SKU = "te-lapsang";
    private static final String ITS_FORM = "admin/product?sku=" + SKU;

    private final URI shop = Servers.shared().shopUrl();
    private final StaffHttpClient staff = new StaffHttpClient(shop).logsIn();

    @Test
    void changedPriceAndNameAreShown() {
        seen();
        with(Map.of("product:price", "1234,50", "product:texts:0:name", "Ny <b>å"), () -> {
            assertThat(shelf()).contains("1\u00a0234,50", "Ny &lt;b&gt;å");
            assertThat(product()).contains("1\u00a0234,50", "Ny &lt;b&gt;å");
        });
        assertThat(shelf()).doesNotContain("1\u00a0234,50", "Ny &lt;b&gt;å");
        assertThat(product()).doesNotContain("1\u00a0234,50", "Ny &lt;b&gt;å");
    }

    @Test
    void changedDescriptionAndVatRateAreShown() {
        seen();
        with(Map.of("product:texts:0:description", "Helt ny text", "product:vat", "25"), () -> {
            assertThat(product()).contains("Helt ny text", "inkl. 25 %");
        });
        assertThat(product()).doesNotContain("Helt ny text");
    }

    @Test
    void lowAndEmptyStockIsShown() {
        seen();
        with(Map.of("product:level", "0"), () -> {
            assertThat(shelf()).contains("sold-out");
            assertThat(product()).contains("class=\"stock none\"", "disabled=\"disabled\"", "OutOfStock");
        });
        with(Map.of("product:level", "3"), () -> {
            assertThat(shelf()).doesNotContain("sold-out");
            assertThat(product()).contains("class=\"stock few\"", "Bara 3 kvar").doesNotContain("disabled=");
        });
        assertThat(product()).contains("I lager").doesNotContain("disabled=");
    }

    @Test
    void productIsAddedFromTheList() {
        seen();
        ShopperHttpClient shopper = new ShopperHttpClient(shop);
        String list = shopper.addsFromList("?category=tea&sort=price", SKU);
        assertThat(shopper.at().getQuery()).contains("category=tea", "sort=price");
        assertThat(list).contains("id=\"basket-count\">1<").contains("data-part=\"\">Tillagd.");
        assertThat(tiles(list)).isEqualTo(tiles(open("?category=tea&sort=price")));
        assertThat(list.split("Tillagd\\.", -1)).hasSize(2);
        with(Map.of("product:level", "1"), () -> {
            assertThat(shopper.addsFromList("?category=tea", SKU))
                    .contains("Alla i lager finns redan i din varukorg.", "id=\"basket-count\">1<");
        });
        with(Map.of("product:level", "0"), () -> {
            assertThat(open("?category=tea")).containsPattern("id=\"add-" + SKU + "\"[^>]*disabled=\"disabled\"");
            assertThat(shopper.addsFromList("?category=tea", SKU)).contains("data-part=\"\">Slut i lager.");
        });
        assertThat(shopper.addsFromList("", "no such product")).contains("id=\"basket-count\">0<");
    }

    @Test
    void productIsAddedFromTheEnglishList() {
        ShopperHttpClient shopper = new ShopperHttpClient(shop);
        String list = shopper.addsFromList("en/?category=tea&sort=price", SKU);
        assertThat(shopper.at().getPath()).endsWith("/en/");
        assertThat(shopper.at().getQuery()).contains("category=tea", "sort=price");
        assertThat(list).contains("lang=\"en\"", "id=\"basket-count\">1<", "data-part=\"\">Added.");
    }

    @Test
    void categoryShowsItsProducts() {
        assertThat(shelf()).contains("te-lapsang", "pa-kalender", "intro").doesNotContain("ko-mugg");
        String tea = open("?category=tea");
        assertThat(tea).contains("te-lapsang").doesNotContain("pa-kalender", "intro", "class=\"pages\"");
        assertThat(Http.get(shop.resolve("?category=none")).status()).isEqualTo(404);
        assertThat(open("?search=mugg")).contains("ko-mugg").doesNotContain("te-lapsang");
        assertThat(open("?category=tea")).isEqualTo(tea);
    }

    @Test
    void pagesDivideTheList() {
        String first = shelf();
        assertThat(tiles(first)).hasSize(24);
        assertThat(first).contains("<link rel=\"next\" href=\"/?page=2\"").doesNotContain("rel=\"prev\"");
        assertThat(first.split("loading=\"lazy\"", -1)).hasSize(1 + 24 - 4);
        String second = open("?page=2");
        assertThat(second)
                .contains("<link rel=\"prev\" href=\"/\"", "– Sida 2 –")
                .doesNotContain("rel=\"next\"");
        assertThat(tiles(second)).isNotEmpty().doesNotContainAnyElementsOf(tiles(first));
        assertThat(Http.get(shop.resolve("?page=99")).status()).isEqualTo(404);
        assertThat(open("?page=x")).contains("aria-current=\"page\">1</a>");
    }

    @Test
    void theListIsSortedAndFiltered() {
        List<String> dearest = tiles(open("?sort=-price&min=100"));
        assertThat(dearest.get(0)).isEqualTo("ko-tekanna");
        List<String> cheapest = new ArrayList<>(tiles(open("?sort=price&min=100")));
        Collections.reverse(cheapest);
        assertThat(cheapest).containsExactlyInAnyOrderElementsOf(dearest);
        assertThat(cheapest.get(0)).isEqualTo("ko-tekanna");
        assertThat(tiles(open("?category=tea&sort=name")).get(0)).isEqualTo("te-earlgrey");
        assertThat(open("?category=tea&max=75&sort=price"))
                .contains("name=\"category\" value=\"tea\"", "value=\"75\"", "<details class=\"list-filter\" open=");
        seen();
        with(Map.of("product:level", "0"), () -> {
            assertThat(open("?category=tea")).contains(SKU);
            assertThat(open("?category=tea&stock=1")).doesNotContain(SKU);
        });
    }

    private static List<String> tiles(String page) {
        return Pattern.compile("<a class=\"tile\" href=\"/product/([^\"]+)\"")
                .matcher(page)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void emptyAndRenamedCategoriesAreShown() {
        saveCategory("admin/category", Map.of("category:code", "empty-a", "category:texts:0:name", "Tomt A"));
        saveCategory("admin/category", Map.of("category:code", "empty-b", "category:texts:0:name", "Tomt B"));
        try {
            assertThat(open("?category=empty-a")).contains("<h1>Tomt A</h1>");
            assertThat(open("?category=empty-b")).contains("<h1>Tomt B</h1>");
            assertThat(shelf()).contains(">Tomt A</a>");
            saveCategory("admin/category?code=empty-a", Map.of("category:texts:0:name", "Tomt C"));
            assertThat(shelf()).contains(">Tomt C</a>").doesNotContain("Tomt A");
        } finally {
            remove("empty-a");
            remove("empty-b");
        }
    }

    private void saveCategory(String path, Map<String, String> fields) {
        assertThat(staff.posts(path, staff.form(path, "category").with(fields), "category:save")
                        .statusCode())
                .isEqualTo(302);
    }

    private void remove(String code) {
        String path = "admin/category?code=" + code;
        staff.posts(path, staff.form(path, "category"), "category:remove");
    }

    @Test
    void productPageTellsWhatABuyerAsks() {
        String page = product();
        assertThat(page)
                .contains("alt=\"Lapsang souchong\"", "Frakt från 49,00", "14 dagars ångerrätt")
                .contains(
                        "<span id=\"sku\">" + SKU + "</span>",
                        "Fler i Te",
                        "<a id=\"to-category\" href=\"/?category=tea\">");
        assertThat(tiles(page)).hasSize(4).doesNotContain(SKU).startsWith("te-chai");
    }

    /** What search engines read is what the shopper sees. */
    @Test
    void structuredDataRepeatsTheProductPage() {
        seen();
        with(Map.of("product:texts:0:name", "Te </script><b> & \"å\"", "product:price", "1234,50"), () -> {
            String page = product();
            JsonArray graph = data(page).getJsonArray("@graph");
            JsonObject product = graph.getJsonObject(0);
            assertThat(product.getString("@type")).isEqualTo("Product");
            assertThat(product.getString("name")).isEqualTo("Te </script><b> & \"å\"");
            assertThat(product.getString("sku")).isEqualTo(find(page, "<span id=\"sku\">([^<]*)<"));
            assertThat(product.getString("description"))
                    .isEqualTo(find(page, "<meta name=\"description\" content=\"([^\"]*)\""));
            assertThat(product.getString("image"))
                    .isEqualTo(find(page, "<meta property=\"og:image\" content=\"([^\"]*)\"")
                            .replace("&amp;", "&"));
            JsonObject offer = product.getJsonObject("offers");
            assertThat(offer.getString("price")).isEqualTo("1234.50");
            assertThat(offer.getString("priceCurrency")).isEqualTo("SEK");
            assertThat(offer.getString("availability")).isEqualTo("https://schema.org/InStock");
            assertThat(offer.getString("url"))
                    .isEqualTo(shop + "product/" + SKU)
                    .isEqualTo(find(page, "<link rel=\"canonical\" href=\"([^\"]*)\""));
            JsonArray steps = graph.getJsonObject(1).getJsonArray("itemListElement");
            assertThat(steps).hasSize(3);
            assertThat(steps.getJsonObject(1).getString("name"))
                    .isEqualTo(find(page, "id=\"to-category\"[^>]*>([^<]*)<"));
            assertThat(steps.getJsonObject(1).getString("item")).isEqualTo(shop + "?category=tea");
        });
    }

    /** Once per server: afterwards the price of the sale is the lowest of 30 days. */
    @Test
    void saleIsShownWithTheLowestPriceOfThirtyDays() {
        String before =
                staff.form(ITS_FORM, "product").fields().get("product:price").replace(",", ".");
        String lowest = "Lägsta pris senaste 30 dagarna: " + before.replace(".", ",") + "\u00a0kr";
        ShopperHttpClient shopper = new ShopperHttpClient(shop).puts(SKU);
        assertThat(shopper.opens("cart")).doesNotContain("cart-notices", "Lägsta pris");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, String> sale = Map.of(
                "product:salePrice", "10,00",
                "product:saleFirst", today.minusDays(1).toString(),
                "product:saleLast", today.plusDays(2).toString());
        with(sale, () -> {
            assertThat(shelf()).contains(lowest, ">10,00\u00a0kr</span>");
            assertThat(product()).contains(lowest, ">10,00\u00a0kr</p>");
            JsonObject offer =
                    data(product()).getJsonArray("@graph").getJsonObject(0).getJsonObject("offers");
            assertThat(offer.getString("price")).isEqualTo("10.00");
            assertThat(offer.getJsonObject("priceSpecification").getString("price"))
                    .isEqualTo(before);
            assertThat(shopper.opens("cart")).contains("cart-notices", "till 10,00", lowest);
            assertThat(staff.opens(ITS_FORM).body()).contains("price-history", "10,00\u00a0kr, " + today.minusDays(1));
        });
        assertThat(shelf() + product()).doesNotContain("Lägsta pris senaste", "StrikethroughPrice");
        assertThat(shopper.opens("cart")).contains("från 10,00").doesNotContain("Lägsta pris senaste");
        assertThat(staff.posts(
                                ITS_FORM,
                                staff.form(ITS_FORM, "product")
                                        .with(Map.of("product:onSale", "on", "product:salePrice", "9999999")),
                                "product:save")
                        .body())
                .contains("Ange ett reapris under ordinarie pris");
    }

    @Test
    void factsThatTheLawAsksForAreShown() {
        assertThat(staff.opens("admin/products?incomplete=1").body()).contains(SKU, "Tillverkarens e-post");
        seen();
        Map<String, String> facts = Map.of(
                "product:netQuantity",
                "250",
                "product:exemption",
                "PERISHABLE",
                field("gtin"),
                "73513537",
                field("warnings_sv"),
                "Het <dryck>",
                field("manufacturer_name"),
                "Te AB",
                field("manufacturer_email"),
                "te@example.org",
                field("ingredients_sv"),
                "Te");
        with(facts, () -> {
            String page = product();
            assertThat(page)
                    .contains("Jämförpris: ", "/kg", "250 g", "73513537", "Het &lt;dryck&gt;", "Te AB")
                    .contains("mailto:te@example.org", "Ingen ångerrätt: kort hållbarhet.")
                    .doesNotContain("14 dagars ångerrätt");
            assertThat(data(page).getJsonArray("@graph").getJsonObject(0).getString("gtin"))
                    .isEqualTo("73513537");
            assertThat(shelf()).contains("Jämförpris: ");
            assertThat(staff.opens("admin/products?incomplete=1").body())
                    .contains("Tillverkarens adress, Allergener")
                    .doesNotContain("Nettomängd");
        });
        assertThat(product()).contains("14 dagars ångerrätt").doesNotContain("73513537", "Jämförpris");
        HtmlForm wrong =
                staff.form(ITS_FORM, "product").with(Map.of("product:onSale", "on", field("gtin"), "73513538"));
        assertThat(staff.posts(ITS_FORM, wrong, "product:save").body()).contains("rätt kontrollsiffra");
    }

    /** The form's field of a fact, by its column in a file of products. */
    private static String field(String column) {
        List<String> safety = List.of(
                "warnings_sv",
                "warnings_en",
                "manufacturer_name",
                "manufacturer_address",
                "manufacturer_email",
                "responsible_name",
                "responsible_address",
                "responsible_email",
                "gtin");
        String line = column.startsWith("warnings") || column.startsWith("ingredients") ? ":text" : ":line";
        int position = safety.indexOf(column);
        return position < 0 ? "product:food:0" + line : "product:safety:" + position + line;
    }

    @Test
    void copyOfAProductIsHiddenAndHasItsTexts() {
        HtmlForm form = staff.form("admin/product?copy=" + SKU, "product").with(Map.of("product:sku", "te-copy"));
        assertThat(staff.posts("admin/product", form, "product:save").statusCode())
                .isEqualTo(302);
        assertThat(Http.get(shop.resolve("product/te-copy")).status()).isEqualTo(404);
        Map<String, String> copy =
                staff.form("admin/product?sku=te-copy", "product").fields();
        Map<String, String> original = staff.form(ITS_FORM, "product").fields();
        for (String field : List.of("product:price", "product:texts:0:name", "product:texts:1:name", "product:vat")) {
            assertThat(copy.get(field)).as(field).isEqualTo(original.get(field));
        }
        assertThat(staff.opens("admin/product?sku=te-copy").body()).contains("te-lapsang.svg");
    }

    @Test
    void productsThatAreNearlyOutOfStockAreListed() {
        with(Map.of("product:level", "3"), () -> {
            assertThat(staff.opens("admin/products").body()).contains("id=\"low\"");
            assertThat(staff.opens("admin/products?low=1").body()).contains(SKU);
        });
        assertThat(staff.opens("admin/products?low=1").body()).doesNotContain(">" + SKU + "<");
    }

    @Test
    void listsAreDescribedToSearchEngines() {
        String start = shelf();
        JsonObject organization = data(start);
        assertThat(organization.getString("@type")).isEqualTo("Organization");
        assertThat(start).contains("class=\"brand\">" + organization.getString("name") + "<");
        assertThat(start)
                .contains("<link rel=\"canonical\" href=\"" + shop + "\"")
                .doesNotContain("noindex");
        assertThat(open("?category=tea&sort=price&min=1"))
                .contains("<link rel=\"canonical\" href=\"" + shop + "?category=tea\"", "noindex");
        assertThat(open("?page=2")).contains("<link rel=\"canonical\" href=\"" + shop + "?page=2\"");
        assertThat(open("?search=te")).contains("<title>Sök: te – ", "noindex");
    }

    @Test
    void searchEnginesFindThePages() {
        String map = open("sitemap.xml");
        assertThat(map)
                .contains("<loc>" + shop + "</loc>", "<loc>" + shop + "product/" + SKU + "</loc>")
                .contains("<loc>" + shop + "?category=tea</loc>", "<loc>" + shop + "en/?category=tea</loc>")
                .contains("hreflang=\"en\" href=\"" + shop + "en/product/" + SKU + "\"");
        assertThat(open("robots.txt")).contains("Disallow: /checkout\n", "Sitemap: " + shop + "sitemap.xml");
        JsonObject manifest = json(open("site.webmanifest"));
        assertThat(shelf()).contains("class=\"brand\">" + manifest.getString("name") + "<");
        for (String icon : List.of("favicon.ico", "apple-touch-icon.png")) {
            assertThat(Http.get(shop.resolve(icon)).status()).as(icon).isEqualTo(200);
        }
    }

    private static JsonObject data(String page) {
        return json(find(page, "(?s)<script type=\"application/ld\\+json\">(.*?)</script>"));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    private static String find(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    @Test
    void notFoundIsToldInTheShopsOwnPage() {
        Http.Answer answer = Http.get(shop.resolve("nothing"), "Accept-Language", "en");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .contains(
                        "<html lang=\"en\">", "Page not found", "class=\"brand\"", "name=\"search\"", "href=\"/cart\"")
                .doesNotContain("Sidan finns inte", "{");
    }

    @Test
    void invalidQuantityIsReportedToItsSender() {
        seen();
        StaffHttpClient nobody = new StaffHttpClient(shop);
        String page = "product/" + SKU;
        HtmlForm form = nobody.form(page, "buy").with(Map.of("buy:quantity", "x"));
        assertThat(nobody.posts(page, form, "buy:add").body()).contains("field-error", "aria-invalid");
        assertThat(product()).doesNotContain("field-error", "aria-invalid");
        assertThat(new ShopperHttpClient(shop).puts(SKU).opens("cart")).contains(SKU);
    }

    /** By another visitor, so that the node has the catalogue in memory. */
    private void seen() {
        shelf();
        product();
    }

    private String shelf() {
        return open("");
    }

    private String product() {
        return open("product/" + SKU);
    }

    private String open(String path) {
        Http.Answer answer = Http.get(shop.resolve(path), "Accept-Language", "sv");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private void with(Map<String, String> fields, Runnable check) {
        HtmlForm before = staff.form(ITS_FORM, "product").with(Map.of("product:onSale", "on"));
        try {
            assertThat(staff.posts(ITS_FORM, before.with(fields), "product:save")
                            .statusCode())
                    .isEqualTo(302);
            check.run();
        } finally {
            Map<String, String> shownNow = staff.form(ITS_FORM, "product").fields();
            staff.posts(
                    ITS_FORM,
                    before.with(Map.of("shown", shownNow.get("shown"), "shownLevel", shownNow.get("shownLevel"))),
                    "product:save");
        }
    }
}
