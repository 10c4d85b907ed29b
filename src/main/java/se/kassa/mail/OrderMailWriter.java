package se.kassa.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import se.kassa.platform.settings.Settings;
import se.kassa.shipping.AvailableShippingMethods;

/** Writes the mail about an order event, in the order's language and with its amounts. */
@ApplicationScoped
class OrderMailWriter {

    private static final String TEMPLATE = "order";

    @Inject
    private MailTemplates templates;

    @Inject
    private Settings settings;

    @Inject
    private TimeFormat times;

    @Inject
    private AvailableShippingMethods shippingMethods;

    /** @param order with its lines, as it is now */
    Mail write(OrderEvent event, Order order, String to) {
        Locale locale = Languages.find(order.getLanguage()).orElse(Languages.DEFAULT);
        Words words = new Words(Texts.shop(locale), locale, order.getCurrency());
        OrderMailModel model = model(event, order, words);
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

    private OrderMailModel model(OrderEvent event, Order order, Words words) {
        boolean refund = event.kind() == OrderEvent.Kind.REFUNDED;
        VatBreakdown vat = order.getVat();
        return new OrderMailModel(
                words.locale().toLanguageTag(),
                words.of("mail.heading." + textKey(event, order, "PAID")),
                words.of("mail.intro." + textKey(event, order, "PAID_PICK_UP")),
                words.entry("order.number", event.orderNumber()),
                words.entry("order.date", times.dayIn(words.locale(), order.getCreatedAt())),
                words.payment(order.getPaymentMethod()),
                refund ? words.entry("mail.refund", words.money(event.amount())) : null,
                event.kind() == OrderEvent.Kind.SHIPPED ? words.parcel(order) : null,
                event.kind() == OrderEvent.Kind.SHIPPED ? words.tracking(order) : null,
                order.getLines().stream().map(words::line).toList(),
                vat.rates().stream().map(words::rate).toList(),
                words.entry("net", words.money(vat.net())),
                words.entry("vat.total", words.money(vat.vat())),
                words.entry("total", words.money(order.getAmount())),
                refund ? words.entry("mail.refunded", words.money(event.refundedAmount())) : null,
                isPickUp(order)
                        ? words.pickUp()
                        : order.getCustomer().map(words::delivery).orElse(null),
                words.entry("mail.order", address("order/" + order.getReceiptToken())),
                words.entry("findOrder", address("find-order")),
                words.entry("terms", address("terms")),
                words.entry("withdrawal", address("withdrawal?order=" + order.getReceiptToken())),
                words.of("shop.name"),
                words.of("terms.company.text"),
                words.contact());
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

    private boolean isPickUp(Order order) {
        return shippingMethods.isPickUp(order.getShippingMethod());
    }

    private String address(String page) {
        return settings.publicUrl().resolve(page).toString();
    }

    /** Texts and amounts of one language. */
    private record Words(Texts texts, Locale locale, String currency) {

        String of(String key, Object... parts) {
            return parts.length == 0 ? texts.get(key) : texts.format(key, parts);
        }

        String money(long minorUnits) {
            return MoneyFormat.format(minorUnits, currency, locale);
        }

        OrderMailModel.Entry entry(String key, String value) {
            return new OrderMailModel.Entry(of(key), value);
        }

        /** Null if unpaid; an unknown method is shown in the provider's term. */
        OrderMailModel.Entry payment(String method) {
            return method == null ? null : entry("payment.method", texts.get("method." + method, method));
        }

        String contact() {
            return Stream.of("terms.company.email", "terms.company.phone")
                    .map(texts::get)
                    .filter(text -> !text.isBlank())
                    .collect(Collectors.joining(" · "));
        }

        /** Null if the shipment has no carrier and no tracking number. */
        OrderMailModel.Entry parcel(Order order) {
            String parcel = joined(order.getCarrier(), order.getTrackingNumber());
            return parcel.isBlank() ? null : entry("mail.tracking", parcel);
        }

        /** Null if the carrier is not known. */
        OrderMailModel.Entry tracking(Order order) {
            return ParcelTracking.address(order, locale)
                    .map(address -> entry("order.track", address))
                    .orElse(null);
        }

        OrderMailModel.Delivery pickUp() {
            return new OrderMailModel.Delivery(of("order.pickUp"), List.of(of("terms.company.text")));
        }

        OrderMailModel.MailLine line(Line line) {
            return new OrderMailModel.MailLine(
                    line.quantity(),
                    line.name(),
                    of("mail.vat", Integer.toString(line.vatPercent())),
                    money(line.amount()));
        }

        OrderMailModel.Entry rate(VatBreakdown.Part part) {
            String label = of("vat.of", Integer.toString(part.rate().percent()), money(part.net()));
            return new OrderMailModel.Entry(label, money(part.vat()));
        }

        OrderMailModel.Delivery delivery(Customer consumer) {
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
            return rows.isEmpty() ? null : new OrderMailModel.Delivery(of("order.address"), rows);
        }

        private static String joined(String... parts) {
            return String.join(" ", Stream.of(parts).filter(Objects::nonNull).toList());
        }
    }
}
