package se.kassa.sandbox;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The origin of the shop that made a cart: scheme, host and port of the first address in it. */
public final class CartOrigin {

    private CartOrigin() {}

    /** Empty where the cart has no address. */
    public static Optional<String> of(SandboxCart cart) {
        return Stream.of(
                        cart.body().getJsonObject("parameters").getString("shopTermsUrl", null),
                        cart.body().getJsonObject("parameters").getString("returnUrl", null),
                        cart.body().getString("notificationUrl", null))
                .flatMap(Stream::ofNullable)
                .flatMap(address -> of(address).stream())
                .findFirst();
    }

    /** {@code https://shop.example:8443} of any address of the web; empty for others. */
    public static Optional<String> of(String address) {
        try {
            URI uri = WebAddress.encoded(address);
            boolean web = uri.getScheme() != null
                    && uri.getRawAuthority() != null
                    && uri.getScheme().toLowerCase(Locale.ROOT).matches("https?");
            return web
                    ? Optional.of((uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
