package se.kassa.admin.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Writer;
import java.lang.ref.WeakReference;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.Line;
import se.kassa.order.PaymentState;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderLineReader;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderRow;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.testing.BeanFactory;
import se.kassa.testing.TestSettings;

/** Exports keep only a few orders in memory. */
class OrderExportTest {

    private static final int BATCH = 1000;
    private static final int BATCHES = 200;
    private static final int IN_MEMORY = 3;

    private final ManyOrders many = new ManyOrders();
    private final OrderExport files =
            new BeanFactory(null, many, new OneLineEach(), new Swedish(), settings()).get(OrderExport.class);
    private final LineCounter counter = new LineCounter();

    private static ShopSettings settings() {
        return TestSettings.shop();
    }

    /** The orders of a large shop, and references to those still in memory. */
    static class ManyOrders extends OrderList {

        private final List<WeakReference<List<OrderRow>>> batches = new ArrayList<>();
        private long most;

        @Override
        public void forEachBatch(OrderFilter filter, Consumer<List<OrderRow>> taker) {
            for (long batch = 0; batch < BATCHES; batch++) {
                List<OrderRow> rows = LongStream.range(batch * BATCH, (batch + 1) * BATCH)
                        .mapToObj(ManyOrders::row)
                        .collect(Collectors.toCollection(ArrayList::new));
                batches.add(new WeakReference<>(rows));
                taker.accept(rows);
                if (batch % 50 == 49) {
                    count();
                }
            }
        }

        private void count() {
            System.gc();
            most = Math.max(
                    most, batches.stream().filter(batch -> batch.get() != null).count());
        }

        private static OrderRow row(long id) {
            return new OrderRow(
                    id,
                    "N" + id,
                    OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC),
                    null,
                    FulfilmentStage.SHIPPED,
                    new OrderRow.Payment(PaymentState.CAPTURED, "CARD", null),
                    new OrderRow.Customer("=cmd|x", null, "a@example.se", "SE", false),
                    new OrderRow.Amounts("SEK", 12_345, 12_345, 0),
                    "HOME");
        }
    }

    static class OneLineEach extends OrderLineReader {

        @Override
        public Map<Long, List<Line>> of(List<OrderRow> orders) {
            return orders.stream()
                    .collect(Collectors.toMap(
                            OrderRow::id,
                            order -> List.of(new Line(Line.Kind.PRODUCT, "te", "Te \"fint\"", 1, 12_345, 0, 1200))));
        }
    }

    static class Swedish extends Language {

        @Override
        public Locale getLocale() {
            return Locale.forLanguageTag("sv");
        }
    }

    private static final class LineCounter extends Writer {

        private long lines;

        @Override
        public void write(char[] text, int from, int length) {
            for (int i = from; i < from + length; i++) {
                lines += text[i] == '\n' ? 1 : 0;
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void orderFileIsStreamed() {
        files.writeOrders(OrderFilter.ALL, new CsvWriter(counter));
        assertThat(counter.lines).isEqualTo(1L + BATCH * BATCHES);
        assertThat(many.most).isBetween(1L, (long) IN_MEMORY);
    }

    @Test
    void lineFileIsStreamed() {
        files.writeLines(OrderFilter.ALL, new CsvWriter(counter));
        assertThat(counter.lines).isEqualTo(1L + BATCH * BATCHES);
        assertThat(many.most).isBetween(1L, (long) IN_MEMORY);
    }
}
