package se.kassa.checkout;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import se.kassa.order.Line;
import se.kassa.platform.money.VatRate;

/** How the goods come to the shopper. */
public enum DeliveryMethod {
    PARCEL(4900),
    HOME(9900),
    PICK_UP(0);

    private final long price;

    DeliveryMethod(long price) {
        this.price = price;
    }

    /** The method with this name, or the first where there is none of it. */
    static DeliveryMethod of(String name) {
        return Arrays.stream(values())
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElse(PARCEL);
    }

    /** Minor units, VAT included. */
    public long getPrice() {
        return price;
    }

    /** The key of its name in the bundle of texts. */
    public String getTextKey() {
        return "delivery." + name();
    }

    /** The row that the order gets for it. */
    Line toLine(Locale language) {
        String name = ResourceBundle.getBundle("messages.shop", language).getString(getTextKey());
        return new Line(
                Line.Kind.DELIVERY,
                "delivery-" + name().toLowerCase(Locale.ROOT),
                name,
                1,
                price,
                0,
                VatRate.TWENTY_FIVE.basisPoints());
    }
}
