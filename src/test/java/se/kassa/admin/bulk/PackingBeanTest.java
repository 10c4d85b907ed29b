package se.kassa.admin.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Collator;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import se.kassa.admin.bulk.PackingBean.Pick;
import se.kassa.admin.bulk.PackingBean.Slip;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderNumber;

/** The pick list of several orders. */
class PackingBeanTest {

    private static final Line TEA = line("te-chai", "Chai", 2);
    private static final Line MUG = line("ko-mugg", "Mugg", 1);
    private static final Line SPOON = line("ko-slev", "Ärtslev", 1);

    private static Line line(String sku, String name, int quantity) {
        return new Line(Line.Kind.PRODUCT, sku, name, quantity, 1000, 0, 2500);
    }

    private static Slip slip(String number, Line... lines) {
        Order order = new Order(
                new OrderNumber(number),
                "r" + number,
                "c" + number,
                "sv",
                "SEK",
                List.of(lines),
                OffsetDateTime.of(2026, 11, 29, 0, 0, 0, 0, ZoneOffset.UTC));
        return new Slip(order, null, List.of(lines), "Hem", false);
    }

    @Test
    void productsAreSummedAndSortedByName() {
        List<Slip> slips = List.of(slip("10001", SPOON, TEA), slip("10002", MUG, TEA, TEA));
        assertThat(PackingBean.picks(slips, Collator.getInstance(Locale.forLanguageTag("sv"))))
                .containsExactly(
                        new Pick("te-chai", "Chai", 6, List.of("10001", "10002")),
                        new Pick("ko-mugg", "Mugg", 1, List.of("10002")),
                        new Pick("ko-slev", "Ärtslev", 1, List.of("10001")));
    }
}
