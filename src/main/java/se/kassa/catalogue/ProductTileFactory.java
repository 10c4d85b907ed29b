package se.kassa.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.money.MoneyFormat;
import se.kassa.platform.web.PageAddress;

/** Makes the tiles of products in the language of the request. */
@ApplicationScoped
public class ProductTileFactory {

    @Inject
    private Language language;

    @Inject
    private MoneyFormat money;

    @Inject
    private PictureStore pictures;

    @Inject
    private CurrentPrices prices;

    @Inject
    private UnitPriceText unitPrices;

    /** @param loading of the picture, as in HTML; null for the browser's default */
    ProductTile tile(Product product, boolean soldOut, String loading) {
        Reduction reduction = prices.reduction(product);
        return new ProductTile(
                product.getSku(),
                language.path(PageAddress.of("/product", product.getSku())),
                pictures.address(product.getPicture()),
                pictures.sizes(product.getPicture()),
                product.text(language.getLocale()).getName(),
                money.format(prices.of(product), Product.CURRENCY),
                reduction == null ? null : money.format(reduction.prior(), Product.CURRENCY),
                unitPrices.of(product),
                soldOut,
                loading);
    }
}
