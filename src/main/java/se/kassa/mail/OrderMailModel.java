package se.kassa.mail;

import java.util.List;

/** What the templates of an order's mail may show; every text and amount is ready to be read. */
public record OrderMailModel(
        String language,
        String heading,
        String intro,
        Entry number,
        Entry date,
        Entry payment,
        Entry refund,
        Entry parcel,
        List<MailLine> lines,
        List<Entry> rates,
        Entry net,
        Entry vat,
        Entry total,
        Entry refunded,
        Delivery delivery,
        Entry receipt,
        Entry terms,
        String shop,
        String company,
        String contact) {

    /** Something with a name. */
    public record Entry(String label, String value) {}

    /** A line of the order. */
    public record MailLine(int quantity, String name, String vat, String amount) {}

    /** Where the goods go. */
    public record Delivery(String label, List<String> address) {}
}
