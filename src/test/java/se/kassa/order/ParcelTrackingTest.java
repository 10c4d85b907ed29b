package se.kassa.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParcelTrackingTest {

    private static final List<Line> LINES = List.of(new Line(Line.Kind.PRODUCT, "te", "Te", 1, 5000, 0, 600));
    private static final OffsetDateTime NOW = OffsetDateTime.now();

    @ParameterizedTest
    @CsvSource({
        "PostNord, SE 123, https://tracking.postnord.com/se/?id=SE123",
        "Post Nord, a&b=c#d, https://tracking.postnord.com/se/?id=a%26b%3Dc%23d",
        "DB Schenker, 1, https://www.dbschenker.com/app/tracking-public/?refNumber=1",
        "Bring, ../x, https://tracking.bring.se/tracking/..%2Fx",
        "Cykelbud, 1,",
        "PostNord,,",
        ", 1,",
        "{0}, 1,"
    })
    void knownCarriersHaveAPage(String carrier, String number, String address) {
        Order order = new Order(new OrderNumber("10001"), "receipt", "cart", "sv", "SEK", LINES, NOW);
        order.markPaid(LINES, NOW);
        order.apply(new PaymentSnapshot(PaymentState.AUTHORIZED, "CARD", "READY", 0, 0, null));
        order.ship(carrier, number, NOW);
        assertThat(ParcelTracking.address(order, Locale.forLanguageTag("sv")).orElse(null))
                .isEqualTo(address);
    }
}
