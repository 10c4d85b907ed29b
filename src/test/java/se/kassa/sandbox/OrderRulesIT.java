package se.kassa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.Await;
import se.kassa.testing.EcsterContract;
import se.kassa.testing.Http;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;

/** Orders, their transactions, refunds and search, rule by rule, with the answer that refuses. */
class OrderRulesIT {

    private static final long AMOUNT = 35700;

    private final SandboxControl sandbox = Servers.shared().sandbox();
    private final String reference = "t-" + UUID.randomUUID();

    private String order(String method, String outcome) {
        JsonObject cart = EcsterContract.with(
                EcsterContract.with(EcsterContract.object("cart"), "/notificationUrl", null),
                "/orderReference",
                '"' + reference + '"');
        return sandbox.pay(sandbox.createCart(cart), method, outcome).getString("id");
    }

    private Http.Answer transact(String orderId, String type, long amount) {
        return sandbox.call(
                "POST",
                "orders/" + orderId + "/transactions",
                body(type, amount).build().toString());
    }

    private static JsonObjectBuilder body(String type, long amount) {
        return Json.createObjectBuilder().add("type", type).add("amount", amount);
    }

    private String debit(String orderId, long amount) {
        Http.Answer answer = transact(orderId, "DEBIT", amount);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getJsonObject("transaction").getString("id");
    }

    private Http.Answer credit(String orderId, String debit, long amount) {
        return sandbox.call(
                "POST",
                "orders/" + orderId + "/transactions",
                body("CREDIT", amount).add("debitTransaction", debit).build().toString());
    }

    private static void assertRefused(Http.Answer answer, int code, String why) {
        assertThat(answer.status()).isEqualTo(400);
        EcsterContract.assertLike(EcsterContract.object("error"), answer.json(), "");
        assertThat(answer.json().getInt("code")).isEqualTo(code);
        assertThat(answer.json().getString("message")).contains(why);
    }

    @Test
    void orderMatchesTheContract() {
        JsonObject example =
                EcsterContract.with(EcsterContract.object("order"), "/transactions/0/rows/0/partNumber", null);
        EcsterContract.assertLike(example, sandbox.order(order("INVOICE", "APPROVE")), "");
    }

    @Test
    void amountIncludesTheInvoiceFee() {
        JsonObject order = sandbox.order(order("INVOICE", "APPROVE"));
        assertThat(order.getInt("amount")).isEqualTo((int) AMOUNT + 2900);
        assertThat(order.getJsonObject("properties").getInt("startFee")).isEqualTo(2900);
        assertThat(order.getJsonArray("transactions").getJsonObject(0).getInt("amount"))
                .isEqualTo((int) AMOUNT + 2900);
    }

    @ParameterizedTest
    @CsvSource({"sv, Fraktavgift", "en, Shipping fee"})
    void selectedDeliveryIsARowOfTheOrderAndCanBeDebited(String language, String name) {
        JsonObject cart = EcsterContract.with(
                EcsterContract.with(EcsterContract.object("cart"), "/notificationUrl", null),
                "/locale/language",
                '"' + language + '"');
        JsonObject order = sandbox.pay(sandbox.createCart(cart), "CARD", "APPROVE");
        JsonObject original = order.getJsonArray("transactions").getJsonObject(0);
        assertThat(order.getInt("amount")).isEqualTo((int) AMOUNT);
        assertThat(original.getInt("amount")).isEqualTo((int) AMOUNT);
        assertThat(original.getJsonArray("rows").getJsonObject(2))
                .isEqualTo(Json.createObjectBuilder()
                        .add("name", name)
                        .add("quantity", 1)
                        .add("unitAmount", 2900)
                        .add("vatRate", 2500)
                        .build());
        debit(order.getString("id"), AMOUNT);
        assertThat(sandbox.order(order.getString("id")).getString("status")).isEqualTo("FULLY_DELIVERED");
    }

    @Test
    void unselectedDeliveryIsNotPartOfTheOrder() {
        JsonObject cart = EcsterContract.with(
                EcsterContract.with(EcsterContract.object("cart"), "/notificationUrl", null),
                "/deliveryMethods/0/selected",
                "false");
        assertThat(sandbox.pay(sandbox.createCart(cart), "CARD", "APPROVE").getInt("amount"))
                .isEqualTo((int) AMOUNT - 2900);
    }

    @Test
    void paymentThatBeganIsPendingUntilItIsPaid() {
        JsonObject cart = EcsterContract.with(EcsterContract.object("cart"), "/notificationUrl", null);
        String key = sandbox.createCart(cart);
        JsonObject begun = sandbox.begin(key, "INVOICE");
        assertThat(begun.getString("status")).isEqualTo("PENDING_PAYMENT");
        JsonObject paid = sandbox.pay(key, "CARD", "APPROVE");
        assertThat(paid.getString("id")).isEqualTo(begun.getString("id"));
        assertThat(paid.getString("status")).isEqualTo("READY");
        assertThat(paid.getInt("amount")).isEqualTo((int) AMOUNT);
        assertThat(paid.getJsonObject("properties").getString("method")).isEqualTo("CARD");
    }

    @Test
    void companyHasItsNameInTheSecondAddressLine() {
        JsonObject cart = EcsterContract.with(EcsterContract.object("cart"), "/notificationUrl", null);
        JsonObject order = sandbox.payAs("COMPANY", sandbox.createCart(cart), "CARD", "APPROVE");
        EcsterContract.assertLike(
                EcsterContract.with(EcsterContract.object("order-company"), "/transactions/0/rows", null), order, "");
        assertThat(order.getJsonObject("consumer").getJsonObject("address").getString("line2"))
                .isEqualTo("Eks Bokhandel AB");
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVE, READY",
        "SIGN, PENDING_SIGNATURE",
        "DECIDE, PENDING_DECISION",
        "MANUAL, MANUAL_PROCESSING",
        "DENY, DENIED",
        "FAIL, FAILED",
        "ABORT, ABORTED",
        "EXPIRE, EXPIRED",
        "BLOCK, BLOCKED"
    })
    void everyOutcomeHasItsStatus(String outcome, String status) {
        assertThat(sandbox.order(order("CARD", outcome)).getString("status")).isEqualTo(status);
    }

    @Test
    void partialDebitMatchesTheContract() {
        String id = order("CARD", "APPROVE");
        Http.Answer answer = sandbox.call("POST", "orders/" + id + "/transactions", EcsterContract.text("debit"));
        assertThat(answer.status()).isEqualTo(201);
        EcsterContract.assertLike(EcsterContract.object("transaction-answer"), answer.json(), "");
        assertThat(answer.json().getString("orderStatus")).isEqualTo("PARTIALLY_DELIVERED");
        assertThat(sandbox.order(id).getInt("debitedAmount")).isEqualTo(15000);
    }

    @Test
    void debitOfTheRestClosesTheOrder() {
        String id = order("CARD", "APPROVE");
        debit(id, 15000);
        debit(id, AMOUNT - 15000);
        assertThat(sandbox.order(id).getString("status")).isEqualTo("FULLY_DELIVERED");
        assertRefused(transact(id, "DEBIT", 1), 4424, "FULLY_DELIVERED");
    }

    @Test
    void closeDebitClosesAPartialOrder() {
        String id = order("CARD", "APPROVE");
        sandbox.call(
                "POST",
                "orders/" + id + "/transactions",
                body("DEBIT", 100).add("closeDebit", true).build().toString());
        assertRefused(transact(id, "DEBIT", 100), 4424, "FULLY_DELIVERED");
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | type",
                "{\"type\": 1} | type",
                "{\"type\": \"CAPTURE\", \"amount\": 1} | type",
                "{\"type\": \"DEBIT\"} | amount",
                "{\"type\": \"DEBIT\", \"amount\": 0} | amount",
                "{\"type\": \"DEBIT\", \"amount\": -1} | amount",
                "{\"type\": \"DEBIT\", \"amount\": 1.5} | amount",
                "{\"type\": \"DEBIT\", \"amount\": \"100 kr\"} | amount",
                "{\"type\": \"DEBIT\", \"amount\": 35701} | above what is left, 35700",
                "{\"type\": \"DEBIT\", \"amount\": 1, \"closeDebit\": \"yes\"} | closeDebit",
                "{\"type\": \"DEBIT\", \"amount\": 1, \"message\": {}} | message",
                "{\"type\": \"DEBIT\", \"amount\": 1, \"transactionReference\": [1]} | transactionReference",
                "{\"type\": \"DEBIT\", \"amount\": 1, \"rows\": {}} | rows",
                "{\"type\": \"DEBIT\", \"amount\": 1, \"rows\": [{\"name\": \"a\", \"quantity\": 1, \"unitAmount\": 1.5,"
                        + " \"vatRate\": 0}]} | rows[0].unitAmount"
            })
    void invalidTransactionIsRejected(String body, String why) {
        String id = order("CARD", "APPROVE");
        assertRefused(sandbox.call("POST", "orders/" + id + "/transactions", body), 4000, why);
        assertThat(sandbox.order(id).getInt("debitedAmount")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"DEBIT\", \"amount\": \"100\"}",
                "{\"type\": \"DEBIT\", \"amount\": 100.0}",
                "{\"type\": \"debit\", \"amount\": 100, \"closeDebit\": \"false\"}",
                "{\"type\": \"DEBIT\", \"amount\": 100, \"message\": 1, \"transactionReference\": 6025}",
                "{\"type\": \"DEBIT\", \"amount\": 100, \"rows\": null}",
                "{\"type\": \"DEBIT\", \"amount\": \"100\", \"rows\": [{\"name\": \"a\", \"description\": 901,"
                        + " \"quantity\": \"1\", \"unitAmount\": \"100\", \"vatRate\": \"2500\"}]}",
            })
    void scalarsOfATransactionAreCoerced(String body) {
        String id = order("CARD", "APPROVE");
        for (boolean strict : new boolean[] {false, true}) {
            sandbox.strict(strict);
            Http.Answer answer = sandbox.call("POST", "orders/" + id + "/transactions", body);
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        }
        assertThat(sandbox.order(id).getInt("debitedAmount")).isEqualTo(200);
    }

    @Test
    void numberAsReferenceOfACreditIsAnsweredAsText() {
        String id = order("CARD", "APPROVE");
        Http.Answer answer = sandbox.call(
                "POST",
                "orders/" + id + "/transactions",
                body("CREDIT", 100)
                        .add("debitTransaction", debit(id, 100))
                        .add("transactionReference", 6025)
                        .build()
                        .toString());
        EcsterContract.assertLike(
                EcsterContract.object("transaction-answer")
                        .getJsonObject("transaction")
                        .get("id"),
                answer.json().getJsonObject("transaction").get("id"),
                "");
        assertThat(answer.json().getJsonObject("transaction").getString("transactionReference"))
                .isEqualTo("6025");
        String bill = answer.json().getJsonObject("transaction").getString("billPdfUrl");
        assertThat(Http.get(URI.create(bill)).body()).startsWith("%PDF-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | rows: must have at least one row",
                "[{\"name\": \"a\", \"quantity\": 1, \"unitAmount\": 200, \"vatRate\": 0}] | the rows sum to 200",
                "[{\"name\": \"a\", \"quantity\": 1, \"unitAmount\": 100, \"vatRate\": 700}] | rows[0].vatRate"
            })
    void rowsThatDoNotSumToTheAmountAreRefusedInStrictModeOnly(String rows, String why) {
        String id = order("CARD", "APPROVE");
        String body = "{\"type\": \"DEBIT\", \"amount\": 100, \"rows\": " + rows + "}";
        sandbox.strict(true);
        assertRefused(sandbox.call("POST", "orders/" + id + "/transactions", body), 4000, why);
        sandbox.strict(false);
        assertThat(sandbox.call("POST", "orders/" + id + "/transactions", body).status())
                .isEqualTo(201);
    }

    @AfterEach
    void asBefore() {
        sandbox.strict(Boolean.getBoolean("kassa.test.sandbox.strict"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGN", "DECIDE", "MANUAL", "DENY", "ABORT", "EXPIRE", "BLOCK"})
    void unapprovedOrderCannotBeDebited(String outcome) {
        assertRefused(transact(order("CARD", outcome), "DEBIT", 100), 4424, "The order is");
    }

    @Test
    void creditIsWithinItsDebit() {
        String id = order("CARD", "APPROVE");
        String debit = debit(id, 10000);
        assertThat(credit(id, debit, 4000).status()).isEqualTo(201);
        assertRefused(credit(id, debit, 6001), 4000, "above what is left of the debit, 6000");
        assertThat(credit(id, debit, 6000).status()).isEqualTo(201);
        assertThat(sandbox.order(id).getInt("creditedAmount")).isEqualTo(10000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody"})
    void creditNamesADebitOfTheOrder(String debit) {
        String id = order("CARD", "APPROVE");
        debit(id, 10000);
        assertRefused(credit(id, debit, 1), 4000, "debitTransaction");
    }

    @Test
    void creditNeedsADebit() {
        assertRefused(credit(order("CARD", "APPROVE"), "any", 1), 4424, "READY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANNUL", "ANNULL"})
    void annulmentReleasesEverything(String type) {
        String id = order("CARD", "APPROVE");
        Http.Answer answer = sandbox.call("POST", "orders/" + id + "/transactions", "{\"type\": \"" + type + "\"}");
        assertThat(answer.json().getString("orderStatus")).isEqualTo("ANNULLED");
        assertThat(answer.json().getJsonObject("transaction").getString("type")).isEqualTo("ANNUL");
        assertRefused(transact(id, "ANNUL", 1), 4424, "ANNULLED");
        assertRefused(transact(id, "DEBIT", 1), 4424, "ANNULLED");
    }

    @Test
    void annulmentAfterADebitReleasesTheRest() {
        String id = order("CARD", "APPROVE");
        debit(id, 10000);
        Http.Answer answer = transact(id, "ANNUL", 1);
        assertThat(answer.json().getString("orderStatus")).isEqualTo("FULLY_DELIVERED");
        assertThat(answer.json().getJsonObject("transaction").getInt("amount")).isEqualTo((int) AMOUNT - 10000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEBIT", "CREDIT", "ANNUL"})
    void swishHasNoTransactions(String type) {
        String id = order("SWISH", "APPROVE");
        assertThat(sandbox.order(id).getString("status")).isEqualTo("FULLY_DELIVERED");
        assertRefused(transact(id, type, 100), 4424, "Swish");
    }

    private String swishDebit(String id) {
        return sandbox.order(id).getJsonArray("transactions").getJsonObject(1).getString("id");
    }

    private Http.Answer refund(String id, String debit, long amount) {
        return sandbox.call(
                "POST",
                "orders/" + id + "/refunds",
                Json.createObjectBuilder()
                        .add("amount", amount)
                        .add("debitTransaction", debit)
                        .build()
                        .toString());
    }

    private String refundStatus(String id) {
        return sandbox.call("GET", "orders/" + id + "/refunds/latest/status", "")
                .json()
                .getString("status");
    }

    @Test
    void swishRefundIsPendingThenCredited() {
        String id = order("SWISH", "APPROVE");
        JsonObject example =
                EcsterContract.with(EcsterContract.object("refund"), "/debitTransaction", '"' + swishDebit(id) + '"');
        Http.Answer answer = sandbox.call("POST", "orders/" + id + "/refunds", example.toString());
        EcsterContract.assertLike(EcsterContract.object("refund-answer"), answer.json(), "");
        assertThat(refundStatus(id)).isEqualTo("ONGOING");
        assertThat(sandbox.order(id).getInt("creditedAmount")).isZero();
        sandbox.advance(java.time.Duration.ofMinutes(2));
        Await.until("the refund has ended", () -> refundStatus(id).equals("SUCCESS"));
        assertThat(sandbox.order(id).getInt("creditedAmount")).isEqualTo(5000);
    }

    @Test
    void failedSwishRefundCanBeRepeated() {
        String id = order("SWISH", "APPROVE");
        refund(id, swishDebit(id), AMOUNT);
        sandbox.endRefund(id, false);
        assertThat(refundStatus(id)).isEqualTo("FAILED");
        assertThat(sandbox.order(id).getInt("creditedAmount")).isZero();
        assertThat(refund(id, swishDebit(id), AMOUNT).json().getString("status"))
                .isEqualTo("ONGOING");
    }

    @Test
    void swishRefundFollowsItsRules() {
        String id = order("SWISH", "APPROVE");
        assertRefused(refund(id, "nobody", 1), 4000, "debitTransaction");
        assertRefused(refund(id, swishDebit(id), AMOUNT + 1), 4000, "above what is left");
        assertRefused(refund(id, swishDebit(id), 0), 4000, "amount");
        refund(id, swishDebit(id), 100);
        assertRefused(refund(id, swishDebit(id), 100), 4424, "Another refund");
        assertRefused(refund(order("CARD", "APPROVE"), "any", 100), 4424, "Only a Swish order");
        assertThat(sandbox.call("GET", "orders/" + order("SWISH", "APPROVE") + "/refunds/latest/status", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theReferenceCanBeChangedAndTheOrderIsAnswered() {
        String id = order("CARD", "APPROVE");
        Http.Answer answer = sandbox.call(
                "PUT", "orders/" + id + "/orderReference", "{\"orderReference\": \"" + reference + "-b\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(sandbox.order(id));
        assertThat(answer.json().keySet()).contains("id", "merchantId", "status");
        assertThat(found("orderReference=" + reference + "-b")).containsExactly(id);
        assertRefused(
                sandbox.call("PUT", "orders/" + id + "/orderReference", "{\"orderReference\": \" \"}"),
                4000,
                "orderReference");
    }

    private List<String> found(String query) {
        Http.Answer answer = sandbox.call("GET", "orders/?" + query, "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return EcsterContract.parse(answer.body()).asJsonArray().stream()
                .map(JsonValue::asJsonObject)
                .map(order -> order.getString("id"))
                .toList();
    }

    @Test
    void searchSupportsEveryCriterion() {
        String id = order("INVOICE", "SIGN");
        JsonObject order = sandbox.order(id);
        String mine = "orderReference=" + reference;
        Http.Answer answer = sandbox.call("GET", "orders/?" + mine, "");
        EcsterContract.assertLike(
                EcsterContract.parse(EcsterContract.text("order-list")), EcsterContract.parse(answer.body()), "");
        assertThat(answer.body()).doesNotContain("transactions");
        assertThat(found(mine + "&paymentMethod=INVOICE&status=PENDING_SIGNATURE"))
                .containsExactly(id);
        assertThat(found(mine + "&paymentMethod=CARD")).isEmpty();
        assertThat(found(mine + "&status=READY")).isEmpty();
        assertThat(found(mine + "&merchantId=" + order.getString("merchantId"))).containsExactly(id);
        assertThat(found(mine + "&merchantId=0")).isEmpty();
        assertThat(found(mine + "&nationalId=" + order.getJsonObject("consumer").getString("nationalId")))
                .containsExactly(id);
        assertThat(found(mine + "&nationalId=SE480502-0000")).isEmpty();
        assertThat(found(mine + "&from=2019-01-01T00:00:00Z&to=2099-01-01")).containsExactly(id);
        assertThat(found(mine + "&from=2099-01-01")).isEmpty();
        assertThat(found(mine + "&to=2019-01-01")).isEmpty();
        assertThat(found("orderReference=" + reference.substring(0, 10))).isEmpty();
    }

    @Test
    void searchIsPaged() {
        String first = order("CARD", "APPROVE");
        String second = order("CARD", "APPROVE");
        String third = order("CARD", "APPROVE");
        String query = "orderReference=" + reference + "&pageSize=2";
        assertThat(found(query)).containsExactly(first, second);
        assertThat(found(query + "&page=2")).containsExactly(third);
        assertThat(sandbox.call("GET", "orders/?" + query, "").header("X-Total-Count"))
                .isEqualTo("3");
        assertRefused(sandbox.call("GET", "orders/?pageSize=101", ""), 4000, "pageSize");
        assertRefused(sandbox.call("GET", "orders/?page=x", ""), 4000, "page");
        assertRefused(sandbox.call("GET", "orders/?from=yesterday", ""), 4000, "from");
    }

    @Test
    void orderIsVisibleToItsMerchantOnly() {
        String id = order("CARD", "APPROVE");
        assertThat(sandbox.call("GET", "orders/" + id, "", "demo-api-key", "other")
                        .status())
                .isEqualTo(401);
        assertThat(sandbox.call("GET", "orders/nobody", "").status()).isEqualTo(404);
    }

    @Test
    void foreignCountryIsOfferedCardsOnly() {
        JsonObject company = EcsterContract.with(
                EcsterContract.object("cart"), "/parameters/purchaseType", "{\"type\": \"B2B\", \"show\": false}");
        String key = sandbox.createCart(EcsterContract.with(company, "/notificationUrl", null));
        String page = Http.get(sandbox.url().resolve("ecster/pay/start.xhtml?cart=" + key))
                .body();
        assertThat(page)
                .contains("Eks Bokhandel AB")
                .doesNotContain("Anna Åkesson")
                .doesNotContain("value=\"SWISH\"");
        JsonObject foreign = EcsterContract.with(EcsterContract.object("cart"), "/countryCode", "\"NO\"");
        String foreignKey = sandbox.createCart(EcsterContract.with(foreign, "/notificationUrl", null));
        String foreignPage = Http.get(sandbox.url().resolve("ecster/pay/start.xhtml?cart=" + foreignKey))
                .body();
        assertThat(foreignPage).contains("value=\"CARD\"").doesNotContain("value=\"INVOICE\"");
    }
}
