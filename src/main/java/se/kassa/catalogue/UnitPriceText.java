package se.kassa.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.money.MoneyFormat;

/** Writes unit prices in the language of the request. */
@ApplicationScoped
public class UnitPriceText {

    @Inject
    private Language language;

    @Inject
    private MoneyFormat money;

    @Inject
    private CurrentPrices prices;

    /** The present price per kilogram, litre or piece; null if the net quantity is unknown or one piece. */
    String of(Product product) {
        NetQuantity net = product.getNetQuantity();
        boolean one = net != null && net.unit() == NetQuantity.Unit.PIECE && net.amount() == 1;
        return net == null || one
                ? null
                : Texts.shop(language.getLocale())
                        .format(
                                "unitPrice." + net.unit(),
                                money.format(net.unitPrice(prices.of(product)), Product.CURRENCY));
    }
}
