package se.kassa.catalogue;

import java.util.List;

/** The products that sell best. */
public interface PopularProducts {

    /** SKUs by units sold lately, the most first; a few dozen at most. Some may not be sold any more. */
    List<String> skus();
}
