package se.kassa.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import se.kassa.accounting.AccountingDocument;
import se.kassa.accounting.DocumentRepository;
import se.kassa.order.Customer;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderEvent;
import se.kassa.order.ParcelTracking;
import se.kassa.order.PostalAddress;
import se.kassa.platform.i18n.Languages;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.i18n.TimeFormat;
import se.kassa.platform.money.MoneyFormat;
import se.kassa.platform.money.VatBreakdown;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.shipping.AvailableShippingMethods;

/** Writes the mail about an order event, in the order's language and with its amounts. */
@ApplicationScoped
class OrderMailWriter {

    private static final String TEMPLATE = "order";

    @Inject
    private MailTemplates templates;

    @Inject
    private ShopSettings settings;

    @Inject
    private TimeFormat times;

    @Inject
    private DocumentRepository documents;

    @Inject
    private AvailableShippingMethods shippingMethods;

    /** @param order with its lines, as it is now */
    Mail write(OrderEvent event, Order order, String to) {
        Locale locale = Languages.find(order.getLanguage()).orElse(Languages.DEFAULT);
        Words words = new Words(Texts.shop(locale), locale, order.getCurrency());
        Map<String, Object> model = model(event, order, words).values();
        String subject =
                words.of("mail.subject." + textKey(event, order, "PAID"), event.orderNumber(), words.of("shop.name"));
        return new Mail(
                "mail-" + event.id(),
                to,
                locale,
                subject,
                templates.text(TEMPLATE, model),
                templates.html(TEMPLATE, model));
    }

    private MailModel model(OrderEvent event, Order order, Words words) {
        MailModel model = new MailModel(words.texts(), words.locale(), settings.publicUrl());
        model.put("heading", words.of("mail.heading." + textKey(event, order, "PAID")));
        model.put("intro", words.of("mail.intro." + textKey(event, order, "PAID_PICK_UP")));
        model.put("number", "order.number", event.orderNumber());
        model.put("date", "order.date", times.dayIn(words.locale(), order.getCreatedAt()));
        model.put("payment", words.payment(order.getPaymentMethod()));
        if (event.kind() == OrderEvent.Kind.REFUNDED) {
            model.put("refund", "mail.refund", words.money(event.amount()));
            model.put("refunded", "mail.refunded", words.money(event.refundedAmount()));
        }
        if (event.kind() == OrderEvent.Kind.SHIPPED) {
            model.put("parcel", words.parcel(order));
            model.put("tracking", words.tracking(order));
        }
        putAmounts(model, order, words);
        model.put(
                "delivery",
                isPickUp(order)
                        ? words.pickUp()
                        : order.getCustomer().map(words::delivery).orElse(null));
        model.put(
                "documents",
                documents.of(order).stream()
                        .map(document -> document(document, order, words))
                        .toList());
        model.putLink("receipt", "mail.order", "order/" + order.getReceiptToken());
        model.putLink("find", "findOrder", "find-order");
        model.putLink("withdrawal", "withdrawal", "withdrawal?order=" + order.getReceiptToken());
        return model;
    }

    private static void putAmounts(MailModel model, Order order, Words words) {
        VatBreakdown vat = order.getVat();
        model.put("lines", order.getLines().stream().map(words::line).toList());
        model.put("rates", vat.rates().stream().map(words::rate).toList());
        model.put("net", "net", words.money(vat.net()));
        model.put("vat", "vat.total", words.money(vat.vat()));
        model.put("total", "total", words.money(order.getAmount()));
    }

    /** An order that is fetched at the shop is not shipped but ready. */
    private String textKey(OrderEvent event, Order order, String paidPickUp) {
        boolean pickUp = isPickUp(order);
        return switch (event.kind()) {
            case PAID -> pickUp ? paidPickUp : "PAID";
            case SHIPPED -> pickUp ? "READY" : "SHIPPED";
            default -> event.kind().name();
        };
    }

    private MailModel.Entry document(AccountingDocument document, Order order, Words words) {
        return new MailModel.Entry(
                words.of("document." + document.getKind()) + " " + document.getLabel(),
                settings.publicUrl()
                        .resolve("document?order=" + order.getReceiptToken() + "&document=" + document.getLabel())
                        .toString());
    }

    private boolean isPickUp(Order order) {
        return shippingMethods.isPickUp(order.getShippingMethod());
    }

    /** Texts and amounts of one language. */
    private record Words(Texts texts, Locale locale, String currency) {

        String of(String key, Object... parts) {
            return parts.length == 0 ? texts.get(key) : texts.format(key, parts);
        }

        String money(long minorUnits) {
            return MoneyFormat.format(minorUnits, currency, locale);
        }

        MailModel.Entry entry(String key, String value) {
            return new MailModel.Entry(of(key), value);
        }

        /** Null if unpaid; an unknown method is shown in the provider's term. */
        MailModel.Entry payment(String method) {
            return method == null ? null : entry("payment.method", texts.get("method." + method, method));
        }

        /** Null if the shipment has no carrier and no tracking number. */
        MailModel.Entry parcel(Order order) {
            String parcel = joined(order.getCarrier(), order.getTrackingNumber());
            return parcel.isBlank() ? null : entry("mail.tracking", parcel);
        }

        /** Null if the carrier is not known. */
        MailModel.Entry tracking(Order order) {
            return ParcelTracking.address(order, locale)
                    .map(address -> entry("order.track", address))
                    .orElse(null);
        }

        MailModel.Delivery pickUp() {
            return new MailModel.Delivery(of("order.pickUp"), List.of(of("terms.company.text")));
        }

        MailModel.MailLine line(Line line) {
            return new MailModel.MailLine(
                    line.quantity(),
                    line.name(),
                    of("mail.vat", Integer.toString(line.vatPercent())),
                    money(line.amount()));
        }

        MailModel.Entry rate(VatBreakdown.Part part) {
            String label = of("vat.of", Integer.toString(part.rate().percent()), money(part.net()));
            return new MailModel.Entry(label, money(part.vat()));
        }

        MailModel.Delivery delivery(Customer consumer) {
            PostalAddress address = consumer.getDeliveryAddress();
            String name = consumer.getDeliveryName() == null ? consumer.getName() : consumer.getDeliveryName();
            List<String> rows = Stream.of(
                            joined(consumer.getCompanyName(), consumer.getCompanyNumber()),
                            name,
                            address.line1(),
                            address.line2(),
                            joined(address.zip(), address.city()))
                    .filter(row -> row != null && !row.isBlank())
                    .toList();
            return rows.isEmpty() ? null : new MailModel.Delivery(of("order.address"), rows);
        }

        private static String joined(String... parts) {
            return String.join(" ", Stream.of(parts).filter(Objects::nonNull).toList());
        }
    }
}
