package se.kassa.catalogue;

import java.util.List;
import java.util.stream.IntStream;

/** A link to one page of the product list, or a gap between two of them. */
public final class PageLink {

    private static final int NEIGHBOURS = 1;

    private final int number;
    private final boolean current;
    private final boolean gap;
    private final String address;

    private PageLink(int number, boolean current, boolean gap, String address) {
        this.number = number;
        this.current = current;
        this.gap = gap;
        this.address = address;
    }

    /**
     * Links to the first and last page, the current one and its neighbours; a gap stands for the others. A list of one
     * page has none.
     *
     * @param base path of the list
     * @param pages number of pages
     */
    static List<PageLink> of(ProductListQuery query, String base, int pages) {
        return pages < 2
                ? List.of()
                : IntStream.rangeClosed(1, pages)
                        .filter(number ->
                                number == 1 || number == pages || Math.abs(number - query.page()) <= NEIGHBOURS + 1)
                        .mapToObj(number -> new PageLink(
                                number,
                                number == query.page(),
                                number > 2 && number < pages - 1 && Math.abs(number - query.page()) > NEIGHBOURS,
                                base + query.atPage(number).address()))
                        .toList();
    }

    public int getNumber() {
        return number;
    }

    /** Whether the list shows this page now. */
    public boolean isCurrent() {
        return current;
    }

    /** Whether this stands for pages without a link. */
    public boolean isGap() {
        return gap;
    }

    public String getAddress() {
        return address;
    }
}
