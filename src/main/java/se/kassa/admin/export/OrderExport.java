package se.kassa.admin.export;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import se.kassa.order.Line;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderLineReader;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderRow;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.i18n.TimeFormat;
import se.kassa.platform.money.VatBreakdown;
import se.kassa.platform.money.VatRate;

/**
 * Exports the filtered orders or their lines. Headings and values are in the user's language, times in the shop's time
 * zone.
 */
@RequestScoped
public class OrderExport {

    private static final String[] LINE_COLUMNS = {
        "number",
        "date",
        "sku",
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

    @Inject
    private OrderList list;

    @Inject
    private OrderLineReader lines;

    @Inject
    private TimeFormat times;

    @Inject
    private Language language;

    /** Writes one row per order. */
    public void writeOrders(OrderFilter filter, CsvWriter csv) {
        Texts texts = texts();
        csv.row(orderHeadings(texts));
        OrderExportFields fields = new OrderExportFields(times, texts);
        list.forEachBatch(filter, batch -> {
            Map<Long, List<Line>> found = lines.of(batch);
            batch.forEach(order -> csv.row(fields.of(order, Line.vat(found.getOrDefault(order.id(), List.of())))));
        });
    }

    private static Object[] orderHeadings(Texts texts) {
        List<Object> headings = new ArrayList<>(Arrays.asList(headings(OrderExportFields.COLUMNS, texts)));
        String net = texts.get("net");
        headings.add(net);
        headings.add(texts.get("vat.total"));
        for (VatRate rate : OrderExportFields.RATES) {
            headings.add(net + " " + rate.percent() + " %");
            headings.add(texts.get("vat") + " " + rate.percent() + " %");
        }
        return headings.toArray();
    }

    /** Writes one row per order line. */
    public void writeLines(OrderFilter filter, CsvWriter csv) {
        csv.row(headings(LINE_COLUMNS, texts()));
        list.forEachBatch(filter, batch -> {
            Map<Long, List<Line>> found = lines.of(batch);
            batch.forEach(order -> writeLines(order, found.getOrDefault(order.id(), List.of()), csv));
        });
    }

    private void writeLines(OrderRow order, List<Line> all, CsvWriter csv) {
        VatBreakdown vat = Line.vat(all);
        String time = times.second(order.createdAt());
        String currency = order.amounts().currency();
        for (int i = 0; i < all.size(); i++) {
            Line line = all.get(i);
            VatBreakdown.Part part = vat.parts().get(i);
            csv.row(
                    order.number(),
                    time,
                    line.sku(),
                    line.name(),
                    line.quantity(),
                    currency,
                    CsvWriter.amount(line.unitAmount(), currency),
                    CsvWriter.amount(line.discountAmount(), currency),
                    CsvWriter.amount(line.amount(), currency),
                    line.vatPercent(),
                    CsvWriter.amount(part.net(), currency),
                    CsvWriter.amount(part.vat(), currency));
        }
    }

    private Texts texts() {
        return Texts.admin(language.getLocale());
    }

    private static Object[] headings(String[] columns, Texts texts) {
        return Arrays.stream(columns).map(texts::get).toArray();
    }
}
