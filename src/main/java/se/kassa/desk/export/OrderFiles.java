package se.kassa.desk.export;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.kassa.order.Line;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderLines;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderRow;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.i18n.Times;
import se.kassa.platform.money.VatBreakdown;
import se.kassa.platform.money.VatRate;

/** Writes orders or their lines as they are filtered; headings and words in the clerk's language, times in the shop's zone. */
@RequestScoped
public class OrderFiles {

    private static final String[] ORDER_COLUMNS = {
        "number",
        "time",
        "consumer",
        "buyer.company",
        "email",
        "country",
        "buyer",
        "currency",
        "total",
        "captured",
        "refunded",
        "payment",
        "method",
        "stage"
    };
    private static final String[] LINE_COLUMNS = {
        "number",
        "time",
        "part.number",
        "line",
        "quantity",
        "currency",
        "unit.price",
        "discount",
        "total",
        "vat.percent",
        "net",
        "vat"
    };

    /** Of each, an order's row has the net amount and the VAT. */
    private static final List<VatRate> RATES = List.of(VatRate.TWENTY_FIVE, VatRate.TWELVE, VatRate.SIX, VatRate.ZERO);

    @Inject
    private OrderList list;

    @Inject
    private OrderLines lines;

    @Inject
    private Times times;

    @Inject
    private Language language;

    /** One row for each order. */
    public void writeOrders(OrderFilter filter, CsvWriter csv) {
        Texts texts = texts();
        csv.row(Stream.concat(Stream.of(headings(ORDER_COLUMNS, texts)), vatHeadings(texts))
                .toArray());
        list.forEachBatch(filter, batch -> {
            Map<Long, List<Line>> found = lines.of(batch);
            batch.forEach(order -> csv.row(Stream.concat(
                            Stream.of(fields(order, texts)),
                            vatFields(order, Line.vat(found.getOrDefault(order.id(), List.of()))))
                    .toArray()));
        });
    }

    private static Stream<Object> vatHeadings(Texts texts) {
        String net = texts.get("net");
        return Stream.concat(
                Stream.of(net, texts.get("vat.total")),
                RATES.stream()
                        .flatMap(rate -> Stream.of(
                                net + " " + rate.percent() + " %", texts.get("vat") + " " + rate.percent() + " %")));
    }

    private static Stream<Object> vatFields(OrderRow order, VatBreakdown vat) {
        return Stream.concat(
                Stream.of(money(vat.net(), order.currency()), money(vat.vat(), order.currency())),
                RATES.stream()
                        .map(rate -> part(vat, rate))
                        .flatMap(part ->
                                Stream.of(money(part.net(), order.currency()), money(part.vat(), order.currency()))));
    }

    private static VatBreakdown.Part part(VatBreakdown vat, VatRate rate) {
        return vat.rates().stream()
                .filter(part -> part.rate() == rate)
                .findFirst()
                .orElse(new VatBreakdown.Part(rate, 0, 0));
    }

    private Object[] fields(OrderRow order, Texts texts) {
        return new Object[] {
            order.number(),
            times.second(order.createdAt()),
            order.customer(),
            order.company(),
            order.email(),
            order.country(),
            texts.get(order.business() ? "buyer.company" : "buyer.person"),
            order.currency(),
            money(order.amount(), order.currency()),
            money(order.captured(), order.currency()),
            money(order.refunded(), order.currency()),
            texts.get("payment." + order.payment()),
            order.method(),
            texts.get("stage." + order.stage())
        };
    }

    /** One row for each line of each order. */
    public void writeLines(OrderFilter filter, CsvWriter csv) {
        csv.row(headings(LINE_COLUMNS, texts()));
        list.forEachBatch(filter, batch -> {
            Map<Long, List<Line>> found = lines.of(batch);
            batch.forEach(order -> writeLines(order, found.getOrDefault(order.id(), List.of()), csv));
        });
    }

    private void writeLines(OrderRow order, List<Line> all, CsvWriter csv) {
        VatBreakdown vat = Line.vat(all);
        for (int i = 0; i < all.size(); i++) {
            writeLine(order, all.get(i), vat.parts().get(i), csv);
        }
    }

    private void writeLine(OrderRow order, Line line, VatBreakdown.Part vat, CsvWriter csv) {
        csv.row(
                order.number(),
                times.second(order.createdAt()),
                line.partNumber(),
                line.name(),
                line.quantity(),
                order.currency(),
                money(line.unitAmount(), order.currency()),
                money(line.discountAmount(), order.currency()),
                money(line.amount(), order.currency()),
                line.vatPercent(),
                money(vat.net(), order.currency()),
                money(vat.vat(), order.currency()));
    }

    private Texts texts() {
        return Texts.desk(language.getLocale());
    }

    private static Object[] headings(String[] columns, Texts texts) {
        return Stream.of(columns).map(texts::get).toArray();
    }

    private static BigDecimal money(long minorUnits, String currency) {
        return BigDecimal.valueOf(minorUnits, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
