package se.kassa.order.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;
import se.kassa.order.Order;
import se.kassa.order.PostalAddress;
import se.kassa.payment.PaymentFixture;
import se.kassa.testing.TestSettings;

/** Which pairs lead to an order, and how many may be tried. */
class OrderLookupTest {

    private static final int FREE_ATTEMPTS = 5;
    private static final String PREFIX = "LD-";

    private final PaymentFixture till =
            new PaymentFixture(TestSettings.shop(Map.of("kassa.order-number-prefix", PREFIX)));
    private final OrderLookup lookup = till.beans.get(OrderLookup.class);
    private String number;
    private String token;

    @BeforeEach
    void anOrder() {
        Order order = till.place();
        Customer anna = new Customer(
                "Anna",
                "Öberg",
                "Anna@example.org",
                null,
                new PostalAddress("Storgatan 1", null, "753 20", "Uppsala", "SE"));
        till.inTransaction(() -> till.orders
                .lock(order.getId())
                .setCheckoutDetails(new CheckoutDetails(CustomerType.PERSON, anna, null, null)));
        number = order.getNumber().value();
        token = order.getReceiptToken();
    }

    @ParameterizedTest
    @CsvSource({
        "anna@example.org, true",
        "' ANNA@Example.ORG ', true",
        "753 20, true",
        "75320, true",
        "SE-753 20, true",
        "753 21, false",
        "bertil@example.org, false",
        "anna, false",
        "%, false",
        ", false"
    })
    void rightPairFindsTheOrder(String proof, boolean right) {
        assertThat(lookup.find(number, proof).isPresent()).isEqualTo(right);
        assertThat(lookup.find("# " + number + " ", proof).filter(token::equals).isPresent())
                .isEqualTo(right);
        assertThat(lookup.find(number + "0", proof)).isEmpty();
    }

    private String digits() {
        return number.substring(PREFIX.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LD-%s",
                "ld-%s",
                "LD%s",
                "%s",
                " # ld %s\u00A0",
                "LD\u2011%s",
                "\u200BLD\u2009\u2013 %s",
                "\uFF2C\uFF24-%s"
            })
    void numberIsFoundHoweverItIsTyped(String typed) {
        assertThat(lookup.find(typed.formatted(digits()), "753 20")).contains(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X%s", "LDLD%s", "%s-1", "LD-%s-1", "1%s", "%%", ""})
    void otherNumbersAreNotFound(String typed) {
        assertThat(lookup.find(typed.formatted(digits()), "753 20")).isEmpty();
    }

    @Test
    void orderWithoutCustomerIsNotFound() {
        String unknown = till.place().getNumber().value();
        assertThat(lookup.find(unknown, "anna@example.org")).isEmpty();
        assertThat(lookup.find(unknown, "753 20")).isEmpty();
    }

    @Test
    void afterWrongPairsTheRightOneWaits() {
        for (int i = 0; i < FREE_ATTEMPTS; i++) {
            assertThat(lookup.find(number, "111 2" + i)).isEmpty();
        }
        assertThat(lookup.find(number, "753 20")).isEmpty();
        till.pass(Duration.ofSeconds(6));
        assertThat(lookup.find(number, "753 20")).contains(token);
        assertThat(lookup.find(number, "111 20")).isEmpty();
        assertThat(lookup.find(number, "753 20")).as("a success forgets").contains(token);
    }

    @Test
    void waitGrowsToFiveMinutes() {
        for (int minutes = 0; minutes < 60; minutes++) {
            lookup.find(number, "111 20");
            till.pass(Duration.ofMinutes(1));
        }
        till.pass(Duration.ofMinutes(5));
        lookup.find(number, "111 20");
        till.pass(Duration.ofMinutes(4));
        assertThat(lookup.find(number, "753 20")).isEmpty();
        till.pass(Duration.ofMinutes(1));
        assertThat(lookup.find(number, "753 20")).contains(token);
    }
}
