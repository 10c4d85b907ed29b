package se.kassa.bench;

import static io.gatling.javaapi.core.CoreDsl.css;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;

/** What a shopper's browser sends. */
final class Shop {

    /** Products of the demo's catalogue. */
    static final List<String> PRODUCTS = List.of("te-chai", "te-sencha", "ko-mugg", "bo-surdeg", "sk-honung");

    private static final String STATELESS = "stateless";
    private static final String FIRST_LINE = "lines:0:line";

    private Shop() {}

    /** Puts one piece of the product into the basket, under the name {@code fill}. */
    static ChainBuilder fill(String sku) {
        return exec(http("fill")
                        .get("/product/" + sku)
                        .check(css("input[id$='buy:quantity']", "name").saveAs("quantity"))
                        .check(css("input[id$='buy:add']", "name").saveAs("add")))
                .exec(http("fill")
                        .post("/product/" + sku)
                        .disableFollowRedirect()
                        .formParam("buy", "buy")
                        .formParam("sku", sku)
                        .formParam("#{quantity}", "1")
                        .formParam("#{add}", "add")
                        .formParam("jakarta.faces.ViewState", STATELESS)
                        .check(status().is(302)));
    }

    /** Looks at the basket, and remembers how it is left for the checkout. */
    static ChainBuilder openBasket() {
        return exec(http("basket")
                .get("/cart")
                .check(css("input[id$='to-checkout']", "name").saveAs("enter")));
    }

    /** Has one piece of the first product, as before, by the button beside it; the POST has the given name. */
    static ChainBuilder changeQuantity(String name) {
        return exec(http(name)
                .post("/cart")
                .disableFollowRedirect()
                .formParam(FIRST_LINE, FIRST_LINE)
                .formParam(FIRST_LINE + ":sku", PRODUCTS.get(0))
                .formParam(FIRST_LINE + ":quantity", "1")
                .formParam(FIRST_LINE + ":change", "change")
                .formParam("jakarta.faces.ViewState", STATELESS)
                .check(status().is(302)));
    }

    /** Goes to the checkout from the basket; the POST has the given name. */
    static ChainBuilder enterCheckout(String name) {
        return exec(http(name)
                .post("/cart")
                .disableFollowRedirect()
                .formParam("checkout", "checkout")
                .formParam("#{enter}", "enter")
                .formParam("jakarta.faces.ViewState", STATELESS)
                .check(status().is(302)));
    }
}
