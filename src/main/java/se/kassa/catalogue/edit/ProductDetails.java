package se.kassa.catalogue.edit;

import java.util.Map;
import se.kassa.catalogue.NetQuantity;
import se.kassa.catalogue.ProductFactKind;
import se.kassa.catalogue.WithdrawalExemption;

/**
 * New values of what the law asks for.
 *
 * @param hasNetQuantity whether {@code netQuantity} is set
 * @param netQuantity null if unknown
 * @param hasExemption whether {@code exemption} is set
 * @param exemption why consumers cannot withdraw; null if they can
 * @param facts texts; an empty one removes a fact, a missing one keeps it
 */
public record ProductDetails(
        boolean hasNetQuantity,
        NetQuantity netQuantity,
        boolean hasExemption,
        WithdrawalExemption exemption,
        Map<ProductFactKind.Key, String> facts) {

    /** Keeps everything. */
    public static final ProductDetails UNCHANGED = new ProductDetails(false, null, false, null, Map.of());
}
