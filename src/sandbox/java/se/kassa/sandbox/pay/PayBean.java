package se.kassa.sandbox.pay;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.kassa.sandbox.CartOrigin;
import se.kassa.sandbox.Carts;
import se.kassa.sandbox.EcsterError;
import se.kassa.sandbox.Method;
import se.kassa.sandbox.Orders;
import se.kassa.sandbox.Outcome;
import se.kassa.sandbox.Payments;
import se.kassa.sandbox.Purchase;
import se.kassa.sandbox.SandboxCart;
import se.kassa.sandbox.SandboxOrder;
import se.kassa.sandbox.TestPerson;
import se.kassa.sandbox.WebAddress;

/** The hosted payment page. */
@Named
@RequestScoped
public class PayBean {

    private static final Set<String> LANGUAGES = Set.of("sv", "en", "no", "da", "fi");

    /** A row as the page shows it; the amount is for the whole row, in minor units. */
    public record Row(String name, String quantity, long amount, String currency) {

        public String price() {
            return money(amount, currency);
        }
    }

    @Inject
    private Carts carts;

    @Inject
    private Orders orders;

    @Inject
    private Payments payments;

    private String key;
    private boolean cartShown;
    private boolean resultShown;
    private String returnUrl;
    private String shopTermsUrl;
    private TestPerson person;
    private Method method;
    private Outcome outcome = Outcome.APPROVE;
    private SandboxCart cart;
    private SandboxOrder order;

    /** Finds the cart of the request; shows an error for an unknown key. */
    @PostConstruct
    void load() {
        Map<String, String> address =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        key = address.get("cart");
        cartShown = Boolean.parseBoolean(address.get("showCart"));
        resultShown = Boolean.parseBoolean(address.get("showPaymentResult"));
        returnUrl = address.get("returnUrl");
        shopTermsUrl = address.get("shopTermsUrl");
        try {
            cart = key == null ? null : carts.get(key);
            order = cart == null || cart.orderId() == null ? null : orders.any(cart.orderId());
        } catch (EcsterError e) {
            cart = null;
        }
    }

    /** Pays, or plays what goes wrong; leaves for the shop unless another method can be tried. */
    public String pay() throws IOException {
        if (cart == null
                || !getMethods().contains(method)
                || !getPersons().contains(person)
                || person.isCompany() && !method.isForCompanies()) {
            return again("choose");
        }
        try {
            order = payments.pay(key, new Purchase(person, method, null), outcome);
        } catch (EcsterError e) {
            return again(null);
        }
        if (!outcome.leaving()) {
            return again("refused");
        }
        if (resultShown) {
            return again("result");
        }
        String back = returnAddress(order.id());
        if (back == null) {
            return again("result");
        }
        leave(back);
        return null;
    }

    private String again(String message) {
        return "start.xhtml?faces-redirect=true&cart=" + encode(key) + "&showCart=" + cartShown + "&showPaymentResult="
                + resultShown + "&returnUrl=" + encode(returnUrl) + "&shopTermsUrl=" + encode(shopTermsUrl)
                + (message == null ? "" : "&message=" + message);
    }

    private static void leave(String address) throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.redirect(address);
    }

    /** Back to the shop; with the order's id in the query once there is one (WooCommerce plugin, redirect flow). */
    private String returnAddress(String orderId) {
        String address = shopAddress();
        return address == null
                ? null
                : address + (address.contains("?") ? "&" : "?") + "internalReference=" + encode(orderId);
    }

    private String shopAddress() {
        return ofTheShop(returnUrl, Optional.ofNullable(parameter("returnUrl")).orElse(getTermsAddress()));
    }

    /** An address that was handed to {@code getUrl}, if it leads to the shop that made the cart. */
    private String ofTheShop(String address, String otherwise) {
        boolean same = address != null
                && CartOrigin.of(address).isPresent()
                && CartOrigin.of(address).equals(CartOrigin.of(cart));
        return same ? address : otherwise;
    }

    /** An address of the cart, as it goes over the wire; null for none. */
    private String parameter(String name) {
        return Optional.ofNullable(cart.body().getJsonObject("parameters").getString(name, null))
                .map(address -> WebAddress.encoded(address).toString())
                .orElse(null);
    }

    /** Where the shopper gets back without paying. */
    public String getBackAddress() {
        return cart == null ? null : order == null ? shopAddress() : returnAddress(order.id());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text == null ? "" : text, StandardCharsets.UTF_8);
    }

    public boolean isKnown() {
        return cart != null;
    }

    public boolean isPayable() {
        return cart != null && payments.isPayable(cart, order);
    }

    public boolean isPaid() {
        return order != null && !payments.isPayable(cart, order);
    }

    public List<Row> getRows() {
        Stream<Row> rows = cart.body().getJsonObject("cart").getJsonArray("rows").stream()
                .map(JsonValue::asJsonObject)
                .map(row -> new Row(
                        row.getString("name"),
                        row.getJsonNumber("quantity")
                                .bigDecimalValue()
                                .stripTrailingZeros()
                                .toPlainString(),
                        row.getJsonNumber("quantity")
                                        .bigDecimalValue()
                                        .multiply(
                                                row.getJsonNumber("unitAmount").bigDecimalValue())
                                        .longValue()
                                - row.getInt("discountAmount", 0),
                        currency()));
        Stream<Row> delivery = cart.delivery(null).stream()
                .map(method -> new Row(method.getString("name"), "1", SandboxCart.price(method), currency()));
        return Stream.concat(rows, delivery).toList();
    }

    public String getTotal() {
        long delivery = cart.delivery(null).map(SandboxCart::price).orElse(0L);
        return money(cart.rowsAmount() + delivery, currency());
    }

    /** Null where the shop has none. */
    public String getTermsAddress() {
        return ofTheShop(shopTermsUrl, parameter("shopTermsUrl"));
    }

    /** What came of it, in Ecster's word, for the page that shows the result. */
    public String getStatus() {
        return order.status();
    }

    /** The language that the shop asked for; others fall back to English (developer site). */
    public Locale getLocale() {
        return new Locale(Optional.ofNullable(cart).map(PayBean::language).orElse("en"));
    }

    static String language(SandboxCart cart) {
        String wish = cart.body().getJsonObject("locale").getString("language");
        return LANGUAGES.contains(wish) ? wish : "en";
    }

    public List<Method> getMethods() {
        return Payments.offered(cart);
    }

    public List<Outcome> getOutcomes() {
        return Arrays.asList(Outcome.values());
    }

    public List<TestPerson> getPersons() {
        return Payments.persons(cart);
    }

    public static String money(long minorUnits) {
        return money(minorUnits, "SEK");
    }

    private static String money(long minorUnits, String currency) {
        String unit = currency.equals("SEK") ? "kr" : currency;
        return String.format(Locale.forLanguageTag("sv"), "%,d,%02d %s", minorUnits / 100, minorUnits % 100, unit);
    }

    private String currency() {
        return cart.body().getJsonObject("cart").getString("currency");
    }

    public String getKey() {
        return key;
    }

    public boolean isCartShown() {
        return cartShown;
    }

    public boolean isResultShown() {
        return resultShown;
    }

    public String getReturnUrl() {
        return returnUrl;
    }

    public String getShopTermsUrl() {
        return shopTermsUrl;
    }

    public TestPerson getPerson() {
        return person;
    }

    public void setPerson(TestPerson person) {
        this.person = person;
    }

    public Method getMethod() {
        return method;
    }

    public void setMethod(Method method) {
        this.method = method;
    }

    public Outcome getOutcome() {
        return outcome;
    }

    public void setOutcome(Outcome outcome) {
        this.outcome = outcome;
    }
}
