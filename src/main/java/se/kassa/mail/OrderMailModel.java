package se.kassa.mail;

import java.util.List;

/** The values that the templates of order mail may show; texts and amounts are formatted. */
public record OrderMailModel(
        String language,
        String heading,
        String intro,
        Entry number,
        Entry date,
        Entry payment,
        Entry refund,
        Entry parcel,
        Entry tracking,
        List<MailLine> lines,
        List<Entry> rates,
        Entry net,
        Entry vat,
        Entry total,
        Entry refunded,
        Delivery delivery,
        Entry receipt,
        Entry find,
        Entry terms,
        Entry withdrawal,
        String shop,
        String company,
        String contact) {

    /** A labelled value. */
    public record Entry(String label, String value) {}

    /** A line of the order. */
    public record MailLine(int quantity, String name, String vat, String amount) {}

    /** The delivery address. */
    public record Delivery(String label, List<String> address) {}
}
