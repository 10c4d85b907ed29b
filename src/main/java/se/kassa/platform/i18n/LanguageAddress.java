package se.kassa.platform.i18n;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses of public pages per language, below the context root: those of the default language have no prefix, those of
 * the others begin with the language's tag, as {@code /en/product/te-chai}. Public pages are the product list, products
 * and the terms; every other page has one address for all languages.
 */
public final class LanguageAddress {

    private static final String ATTRIBUTE = LanguageAddress.class.getName();
    private static final Pattern PUBLIC = Pattern.compile("(/|/terms|/product(/[^/?]*)?)(\\?.*)?", Pattern.DOTALL);

    private LanguageAddress() {}

    /** Whether a path, without prefix, is that of a public page. */
    static boolean isPublic(String path) {
        return PUBLIC.matcher(path).matches();
    }

    /**
     * The address of a page in a language.
     *
     * @param address in the default language, below the context root, with its query: {@code /product/te-chai}
     * @return the same address if the page is not public
     */
    public static String of(Locale language, String address) {
        return language.equals(Languages.DEFAULT) || !isPublic(address)
                ? address
                : "/" + language.toLanguageTag() + address;
    }

    /** The languages whose addresses have a prefix. */
    static List<Locale> prefixed() {
        return Languages.all().stream()
                .filter(language -> !language.equals(Languages.DEFAULT))
                .toList();
    }

    /** The language that the address of a request names; empty if it has no prefix. */
    static Optional<Locale> language(HttpServletRequest request) {
        return Optional.ofNullable((Locale) request.getAttribute(ATTRIBUTE)).or(() -> prefix(request));
    }

    /** Keeps the language for the page that serves the request, which gets a path without prefix, and for error pages. */
    static void keep(Locale language, HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, language);
    }

    private static Optional<Locale> prefix(HttpServletRequest request) {
        String address = address(request);
        return prefixed().stream()
                .filter(language -> address.startsWith("/" + language.toLanguageTag() + "/"))
                .findFirst();
    }

    /** The path of a request that was not forwarded, encoded, without context root and prefix. */
    static String withoutLanguage(HttpServletRequest request) {
        String address = address(request);
        return prefix(request)
                .map(language -> address.substring(language.toLanguageTag().length() + 1))
                .orElse(address);
    }

    private static String address(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
