package se.kassa;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.kassa.testing.HtmlForm;
import se.kassa.testing.PageSources;
import se.kassa.testing.Servers;
import se.kassa.testing.StaffHttpClient;

/**
 * Submits invalid input to every text field of every form: the error is shown and associated with the field for screen
 * readers.
 */
class FieldErrorsIT {

    private static final Pattern FIELD = Pattern.compile("<(?:input|textarea|select)[^>]*>");
    private static final Pattern TEXT = Pattern.compile("^<textarea| type=\"(?:text|email|tel|date|password)\"");
    private static final Pattern ERROR = Pattern.compile("<span id=\"([^\"]+)\" class=\"field-error\">");
    private static final String TOO_LONG = "ö".repeat(5_000);
    private static final URI SHOP = Servers.shared().shopUrl();

    private final StaffHttpClient staff = new StaffHttpClient(SHOP).logsIn();
    private final TreeSet<String> refused = new TreeSet<>();

    @Test
    void fieldErrorsAreAssociatedWithTheirField() {
        staff.posts(
                "product/te-chai", staff.form("product/te-chai", "buy").with(Map.of("buy:quantity", "1")), "buy:add");
        staff.posts(
                "product/te-sencha",
                staff.form("product/te-sencha", "buy").with(Map.of("buy:quantity", "1")),
                "buy:add");
        staff.posts("cart", staff.form("cart", "checkout"), "checkout:to-checkout");
        Stream.concat(PageSources.ofTheShop().stream(), PageSources.ofAdmin().stream())
                .forEach(this::tryEveryField);
        assertThat(refused)
                .contains(
                        "cart lines:0:line:quantity",
                        "cart lines:1:line:quantity",
                        "checkout buyer:email",
                        "admin/category category:code",
                        "admin/category category:texts:0:name",
                        "admin/shipping-method delivery:texts:0:description",
                        "admin/discount discount:minimum",
                        "admin/product product:level",
                        "product buy:quantity");
        assertThat(staff.opens("product/te-chai").body()).contains("Masala chai");

        HtmlForm line = staff.form("cart", "lines:1:line").with(Map.of("lines:1:line:quantity", "x2"));
        assertThat(staff.posts("cart", line, "lines:1:line:change").body()).containsOnlyOnce("value=\"x2\"");
        HtmlForm customer =
                staff.form("checkout", "buyer").with(Map.of("buyer:firstName", "Typed-name", "buyer:email", TOO_LONG));
        assertThat(staff.posts("checkout", customer, "buyer:save").body()).contains("value=\"Typed-name\"");
    }

    @Test
    void constraintsShowTheTextsOfThePagesLanguage() {
        assertThat(refusedDiscount("sv"))
                .contains(
                        "Ange minst 1, eller lämna tomt.",
                        "Ange ett datum som 2026-12-31.",
                        "Ange ett pris med högst två decimaler");
        assertThat(refusedDiscount("en"))
                .contains(
                        "Enter at least 1, or leave it empty.",
                        "Enter a date such as 2026-12-31.",
                        "Enter a price with up to two decimals");
    }

    private String refusedDiscount(String language) {
        staff.opens("admin/?language=" + language);
        HtmlForm form = staff.form("admin/discount", "discount")
                .with(Map.of(
                        "discount:code", "X1",
                        "discount:worth", "10",
                        "discount:from", "31/12",
                        "discount:minimum", "1,2,3",
                        "discount:mostUses", "0"));
        return staff.posts("admin/discount", form, "discount:save").body();
    }

    private void tryEveryField(String view) {
        String address = PageSources.address(view, "none", "none");
        String page = staff.opens(address).body();
        for (HtmlForm form : HtmlForm.in(page)) {
            List<String> buttons = form.buttons().stream()
                    .filter(name -> !name.startsWith("out"))
                    .toList();
            for (String name : form.fields().keySet()) {
                if (!buttons.isEmpty() && !form.id().matches("login|each:.*") && isText(page, name)) {
                    check(view, name, staff.posts(address, form.with(Map.of(name, TOO_LONG)), buttons.get(0)));
                }
            }
        }
    }

    /** Other kinds of fields could accept the value and change data of other tests. */
    private static boolean isText(String page, String name) {
        return FIELD.matcher(page)
                .results()
                .map(MatchResult::group)
                .anyMatch(field -> field.contains(" name=\"" + name + "\"")
                        && TEXT.matcher(field).find());
    }

    private void check(String view, String name, HttpResponse<String> answer) {
        List<MatchResult> fields = FIELD.matcher(answer.body()).results().toList();
        List<String> errors = ERROR.matcher(answer.body())
                .results()
                .map(error -> error.group(1))
                .toList();
        for (String error : errors) {
            assertThat(fields)
                    .as(view + " " + name)
                    .anyMatch(field -> field.group().contains(" aria-invalid=\"true\"")
                            && field.group().contains(" aria-describedby=\"" + error + "\""));
        }
        if (answer.statusCode() == 200 && answer.body().contains(TOO_LONG)) {
            assertThat(errors).as(view + " " + name + " is refused in silence").isNotEmpty();
        }
        // A page never shows a password again; the form may have been refused for another field.
        if (!errors.isEmpty() && !name.contains("password")) {
            assertThat(answer.body())
                    .as(view + " " + name + " shows what was typed")
                    .contains(TOO_LONG);
            refused.add(view + " " + name);
        }
    }
}
