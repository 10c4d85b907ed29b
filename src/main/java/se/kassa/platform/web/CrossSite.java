package se.kassa.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Where a browser's request comes from, as the browser says. */
public final class CrossSite {

    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

    private CrossSite() {}

    /** Whether the browser says that another site led to the request; false without that header. */
    public static boolean isFromAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && OTHER_SITES.contains(site);
    }
}
