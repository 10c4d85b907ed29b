package se.kassa.order.privacy;

import jakarta.json.stream.JsonGenerator;
import se.kassa.order.Customer;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.PostalAddress;

/** Writes the fields of an order to the open JSON object; amounts in minor units, rates in basis points. */
final class OrderJson {

    private OrderJson() {}

    static void write(Order order, JsonGenerator json) {
        new JsonFieldWriter(json)
                .field("number", order.getNumber())
                .field("placed", order.getCreatedAt())
                .field("paid", order.getPaidAt())
                .field("shipped", order.getShippedAt())
                .field("cancelled", order.getCancelledAt())
                .field("language", order.getLanguage())
                .field("purchaseType", order.getCustomerType())
                .field("paymentState", order.getPaymentState())
                .field("paymentMethod", order.getPaymentMethod())
                .field("currency", order.getCurrency())
                .field("amount", order.getAmount())
                .field("capturedAmount", order.getCapturedAmount())
                .field("refundedAmount", order.getRefundedAmount())
                .field("deliveryMethod", order.getShippingMethod())
                .field("carrier", order.getCarrier())
                .field("trackingNumber", order.getTrackingNumber())
                .field("discountCode", order.getDiscountCode());
        order.getReview().ifPresent(review -> new JsonFieldWriter(json)
                .field("reviewReason", review.getReason())
                .field("reviewExplanation", review.getExplanation()));
        order.getCustomer().ifPresent(customer -> write(customer, json));
        json.writeStartArray("lines");
        order.getLines().forEach(line -> write(line, json));
        json.writeEnd();
    }

    private static void write(Customer customer, JsonGenerator json) {
        json.writeStartObject("buyer");
        new JsonFieldWriter(json)
                .field("firstName", customer.getFirstName())
                .field("lastName", customer.getLastName())
                .field("email", customer.getEmail())
                .field("phone", customer.getPhone())
                .field("company", customer.getCompanyName())
                .field("companyNumber", customer.getCompanyNumber())
                .field("deliveryName", customer.getDeliveryName());
        write("address", customer.getAddress(), json);
        if (customer.isDeliveredElsewhere()) {
            write("deliveryAddress", customer.getDeliveryAddress(), json);
        }
        json.writeEnd();
    }

    private static void write(String name, PostalAddress address, JsonGenerator json) {
        json.writeStartObject(name);
        new JsonFieldWriter(json)
                .field("line1", address.line1())
                .field("line2", address.line2())
                .field("zip", address.zip())
                .field("city", address.city())
                .field("country", address.country());
        json.writeEnd();
    }

    private static void write(Line line, JsonGenerator json) {
        json.writeStartObject();
        new JsonFieldWriter(json)
                .field("kind", line.kind())
                .field("partNumber", line.sku())
                .field("name", line.name())
                .field("quantity", line.quantity())
                .field("unitAmount", line.unitAmount())
                .field("discountAmount", line.discountAmount())
                .field("vatRate", line.vatRate())
                .field("amount", line.amount());
        json.writeEnd();
    }
}
