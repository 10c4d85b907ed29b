package se.kassa.admin.export;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.PaymentState;
import se.kassa.order.list.OrderRow;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.i18n.TimeFormat;
import se.kassa.platform.money.VatBreakdown;
import se.kassa.platform.money.VatRate;

/** The fields of an exported order. Translations are looked up once for all rows. */
final class OrderExportFields {

    static final String[] COLUMNS = {
        "number",
        "date",
        "customer",
        "customer.company",
        "email",
        "country",
        "customer.type",
        "currency",
        "total",
        "captured",
        "refunded",
        "payment",
        "method",
        "status"
    };

    /** The VAT rates with columns of their own (net and VAT), after the totals. */
    static final List<VatRate> RATES = List.of(VatRate.TWENTY_FIVE, VatRate.TWELVE, VatRate.SIX, VatRate.ZERO);

    private final TimeFormat times;
    private final String company;
    private final String person;
    private final Map<PaymentState, String> payments;
    private final Map<FulfilmentStage, String> stages;

    OrderExportFields(TimeFormat times, Texts texts) {
        this.times = times;
        company = texts.get("customer.company");
        person = texts.get("customer.person");
        payments = words(PaymentState.class, state -> texts.get("payment." + state));
        stages = words(FulfilmentStage.class, stage -> texts.get("status." + stage));
    }

    private static <E extends Enum<E>> Map<E, String> words(Class<E> type, Function<E, String> word) {
        Map<E, String> words = new EnumMap<>(type);
        for (E each : type.getEnumConstants()) {
            words.put(each, word.apply(each));
        }
        return words;
    }

    Object[] of(OrderRow order, VatBreakdown vat) {
        String currency = order.amounts().currency();
        Object[] fields = Arrays.copyOf(
                new Object[] {
                    order.number(),
                    times.second(order.createdAt()),
                    order.customer().name(),
                    order.customer().company(),
                    order.customer().email(),
                    order.customer().country(),
                    order.customer().business() ? company : person,
                    currency,
                    CsvWriter.amount(order.amounts().amount(), currency),
                    CsvWriter.amount(order.amounts().captured(), currency),
                    CsvWriter.amount(order.amounts().refunded(), currency),
                    payments.get(order.payment().state()),
                    order.payment().method(),
                    stages.get(order.stage()),
                    CsvWriter.amount(vat.net(), currency),
                    CsvWriter.amount(vat.vat(), currency)
                },
                COLUMNS.length + 2 + 2 * RATES.size());
        int next = COLUMNS.length + 2;
        for (VatRate rate : RATES) {
            VatBreakdown.Part part = vat.of(rate);
            fields[next++] = CsvWriter.amount(part.net(), currency);
            fields[next++] = CsvWriter.amount(part.vat(), currency);
        }
        return fields;
    }
}
