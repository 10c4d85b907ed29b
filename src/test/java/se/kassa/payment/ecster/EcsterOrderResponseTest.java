package se.kassa.payment.ecster;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import se.kassa.order.Customer;
import se.kassa.order.PaymentState;
import se.kassa.payment.ProviderPayment;
import se.kassa.payment.ProviderPayment.TransactionKind;
import se.kassa.testing.EcsterContract;

class EcsterOrderResponseTest {

    /** The example of Ecster's developer site, with values where it is shortened. */
    private static final String EXAMPLE = """
            { "id": "zburxHFw0xQmyOmVOrcq", "merchantId": "100646739", "status": "READY",
              "properties": { "method": "INVOICE", "submethod": "INVOICE_SE_1", "startFee": 2900, "dueDays": 14 },
              "created": "2019-01-13T20:50:04+01:00", "amount": 32900, "currency": "SEK",
              "debitedAmount": 0, "creditedAmount": 0, "orderReference": "10001",
              "consumer": { "nationalId": "SE480502-4876", "name": { "firstName": "Björn", "lastName": "Öberg" },
                "address": { "line1": "Vallgatan 22", "city": "Göteborg", "zip": "411 16" },
                "contactInfo": { "email": "b@example.com", "cellular": { "number": "+46701740605" }, "phone": {} } },
              "transactions": [ { "id": "n2XxuckFwp6qL8NQSGAU", "type": "ORIGINAL", "amount": 30000,
                "rows": [ { "partNumber": "tea", "name": "Te", "quantity": 2.0, "unitAmount": 15000, "vatRate": 1200 } ] } ] }
            """;

    @Test
    void exampleOfTheDeveloperSiteIsParsed() {
        ProviderPayment payment = read(EXAMPLE);
        assertThat(payment.id()).isEqualTo("zburxHFw0xQmyOmVOrcq");
        assertThat(payment.identity().reference()).isEqualTo("10001");
        assertThat(payment.state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(payment.amounts().authorised()).isEqualTo(32900);
        assertThat(payment.amounts().fee()).isEqualTo(2900);
        assertThat(payment.rows()).containsExactly(new ProviderPayment.Row("tea", "Te", 2, 15000, 0, 1200));
        assertThat(payment.customer().getName()).isEqualTo("Björn Öberg");
        assertThat(payment.customer().getPhone()).isEqualTo("+46701740605");
    }

    @Test
    void personalIdentityNumberIsRemoved() {
        assertThat(read(EXAMPLE).response())
                .contains("Öberg")
                .doesNotContain("nationalId")
                .doesNotContain("480502");
    }

    @Test
    void otherRecipientIsTheDeliveryAddress() {
        ProviderPayment payment = read(EXAMPLE.replace(
                "\"transactions\"",
                "\"recipient\": { \"name\": { \"firstName\": \"Ola\" }, \"address\": { \"line1\": \"Gata 5\", \"country\": \"NO\" } },"
                        + " \"transactions\""));
        assertThat(payment.customer().isDeliveredElsewhere()).isTrue();
        assertThat(payment.customer().getDeliveryAddress().country()).isEqualTo("NO");
    }

    @Test
    void companyIsReadFromSecondAddressLine() {
        Customer company = read(EcsterContract.text("order-company")).customer();
        assertThat(company.getCompanyName()).isEqualTo("Eks Bokhandel AB");
        assertThat(company.getCompanyNumber()).isEqualTo("556000-0000");
        assertThat(company.getAddress().line2()).isNull();
    }

    @Test
    void secondAddressLineOfPersonIsKept() {
        Customer person = read(EXAMPLE.replace("\"Vallgatan 22\"", "\"Vallgatan 22\", \"line2\": \"c/o Ek\""))
                .customer();
        assertThat(person.getCompanyName()).isNull();
        assertThat(person.getAddress().line2()).isEqualTo("c/o Ek");
    }

    @Test
    void deliveryRowWithoutPartNumberIsRead() {
        assertThat(read(EcsterContract.text("order-company")).rows())
                .contains(new ProviderPayment.Row(null, "Fraktavgift", 1, 5000, 0, 2500));
    }

    @Test
    void sparseResponseIsRead() {
        ProviderPayment payment = read("{\"id\":\"a\",\"status\":\"NEVER_HEARD\"}");
        assertThat(payment.state()).isEqualTo(PaymentState.UNKNOWN);
        assertThat(payment.customer()).isNull();
        assertThat(payment.rows()).isEmpty();
    }

    /** PostgreSQL can't store U+0000. */
    @Test
    void nulInTextsIsReplaced() {
        ProviderPayment payment = read(EXAMPLE.replace("zburx", "z\\u0000burx")
                .replace("Björn", "Bj\\u0000rn")
                .replace("\"Te\"", "\"T\\u0000\"")
                .replace("Vallgatan", "Vall\\u0000gatan"));
        assertThat(payment.id()).isEqualTo("z\uFFFDburxHFw0xQmyOmVOrcq");
        assertThat(payment.customer().getName()).isEqualTo("Bj\uFFFDrn Öberg");
        assertThat(payment.customer().getAddress().line1()).isEqualTo("Vall\uFFFDgatan 22");
        assertThat(payment.rows()).containsExactly(new ProviderPayment.Row("tea", "T\uFFFD", 2, 15000, 0, 1200));
    }

    @Test
    void invalidAmountIsRejected() {
        assertThat(read("{\"id\":\"a\",\"amount\":329.5}").amounts().authorised())
                .isNegative();
    }

    @Test
    void invalidQuantityIsRejected() {
        assertThat(read(EXAMPLE.replace("\"quantity\": 2.0", "\"quantity\": 1.5"))
                        .rows())
                .containsExactly(new ProviderPayment.Row("tea", "Te", -1, 15000, 0, 1200));
    }

    @Test
    void transactionsAreRead() {
        ProviderPayment payment = read("""
                { "id": "a", "transactions": [ { "id": "o", "type": "ORIGINAL", "amount": 300 },
                  { "id": "d", "type": "DEBIT", "amount": 200, "transactionReference": "10001-D1" },
                  { "id": "c", "type": "CREDIT", "amount": 50, "debitTransaction": "d" },
                  { "id": "x", "type": "ANNULL", "amount": 100 }, { "type": "DEBIT", "amount": 1 }, 7 ] }
                """);
        assertThat(payment.transactions())
                .containsExactly(
                        new ProviderPayment.Transaction("d", TransactionKind.CAPTURE, "10001-D1", 200, null),
                        new ProviderPayment.Transaction("c", TransactionKind.REFUND, null, 50, "d"),
                        new ProviderPayment.Transaction("x", TransactionKind.VOID, null, 100, null));
    }

    private static ProviderPayment read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return new EcsterOrderResponse(reader.readObject()).toPayment();
        }
    }
}
