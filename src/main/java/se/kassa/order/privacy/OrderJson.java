package se.kassa.order.privacy;

import jakarta.json.stream.JsonGenerator;
import se.kassa.order.Customer;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.PostalAddress;

/** Writes the order itself, as fields of the object that is open; amounts are minor units, rates basis points. */
final class OrderJson {

    private OrderJson() {}

    static void write(Order order, JsonGenerator json) {
        new JsonFields(json)
                .field("number", order.getNumber())
                .field("placed", order.getCreatedAt())
                .field("paid", order.getPaidAt())
                .field("shipped", order.getShippedAt())
                .field("cancelled", order.getCancelledAt())
                .field("language", order.getLanguage())
                .field("purchaseType", order.getPurchaseType())
                .field("paymentState", order.getPaymentState())
                .field("paymentMethod", order.getPaymentMethod())
                .field("currency", order.getCurrency())
                .field("amount", order.getAmount())
                .field("capturedAmount", order.getCapturedAmount())
                .field("refundedAmount", order.getRefundedAmount())
                .field("deliveryMethod", order.getDeliveryMethod())
                .field("carrier", order.getCarrier())
                .field("trackingNumber", order.getTrackingNumber())
                .field("discountCode", order.getDiscountCode());
        order.getHold().ifPresent(hold -> new JsonFields(json)
                .field("held", hold.getReason())
                .field("heldBecause", hold.getExplanation()));
        order.getConsumer().ifPresent(consumer -> write(consumer, json));
        json.writeStartArray("lines");
        order.getLines().forEach(line -> write(line, json));
        json.writeEnd();
    }

    private static void write(Customer consumer, JsonGenerator json) {
        json.writeStartObject("buyer");
        new JsonFields(json)
                .field("firstName", consumer.getFirstName())
                .field("lastName", consumer.getLastName())
                .field("email", consumer.getEmail())
                .field("phone", consumer.getPhone())
                .field("company", consumer.getCompanyName())
                .field("companyNumber", consumer.getCompanyNumber())
                .field("deliveryName", consumer.getDeliveryName());
        write("address", consumer.getAddress(), json);
        if (consumer.isDeliveredElsewhere()) {
            write("deliveryAddress", consumer.getDeliveryAddress(), json);
        }
        json.writeEnd();
    }

    private static void write(String name, PostalAddress address, JsonGenerator json) {
        json.writeStartObject(name);
        new JsonFields(json)
                .field("line1", address.line1())
                .field("line2", address.line2())
                .field("zip", address.zip())
                .field("city", address.city())
                .field("country", address.country());
        json.writeEnd();
    }

    private static void write(Line line, JsonGenerator json) {
        json.writeStartObject();
        new JsonFields(json)
                .field("kind", line.kind())
                .field("partNumber", line.partNumber())
                .field("name", line.name())
                .field("quantity", line.quantity())
                .field("unitAmount", line.unitAmount())
                .field("discountAmount", line.discountAmount())
                .field("vatRate", line.vatRate())
                .field("amount", line.amount());
        json.writeEnd();
    }
}
