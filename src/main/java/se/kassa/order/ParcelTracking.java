package se.kassa.order;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import se.kassa.platform.i18n.Texts;

/**
 * The carriers' pages that show where a parcel is. Their addresses are texts, {@code tracking.} and the carrier's name in
 * small letters without spaces, so that a shop can add its own; {@code {0}} stands for the tracking number.
 */
public final class ParcelTracking {

    private static final String KEY = "tracking.";

    private ParcelTracking() {}

    /**
     * The address of the page for the order's parcel.
     *
     * @param language of the page
     * @return empty if the order has no tracking number, or a carrier that is not known
     */
    public static Optional<String> address(Order order, Locale language) {
        if (order.getCarrier() == null || order.getTrackingNumber() == null) {
            return Optional.empty();
        }
        String carrier = order.getCarrier().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        String number = order.getTrackingNumber().replaceAll("\\s", "");
        return Optional.ofNullable(Texts.shop(language).get(KEY + carrier, null))
                .filter(address -> address.startsWith("https://"))
                .map(address -> address.replace("{0}", URLEncoder.encode(number, StandardCharsets.UTF_8)));
    }
}
