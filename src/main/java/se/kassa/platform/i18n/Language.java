package se.kassa.platform.i18n;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import se.kassa.platform.settings.ShopSettings;

/** The language of the request: the one of its address, else the one chosen by the user, the browser's, the default. */
@Named("language")
@RequestScoped
public class Language {

    @Inject
    private HttpServletRequest request;

    @Inject
    private ShopSettings settings;

    private Locale locale;

    @PostConstruct
    void choose() {
        locale = of(request);
    }

    /** The language of any request, for code without beans. */
    public static Locale of(HttpServletRequest request) {
        return LanguageAddress.language(request)
                .or(() -> LanguageCookie.read(request))
                .or(() -> accepted(request))
                .orElse(Languages.DEFAULT);
    }

    /** A browser without a preference gets the default language. */
    private static Optional<Locale> accepted(HttpServletRequest request) {
        Stream<Locale> wanted = request.getHeader("Accept-Language") == null
                ? Stream.empty()
                : Collections.list(request.getLocales()).stream();
        return wanted.flatMap(each -> Languages.find(each.toLanguageTag()).stream())
                .findFirst();
    }

    public Locale getLocale() {
        return locale;
    }

    /** The BCP 47 tag of the language. */
    public String getCode() {
        return locale.toLanguageTag();
    }

    /** The other available languages. */
    public List<Locale> getOthers() {
        return Languages.all().stream().filter(other -> !other.equals(locale)).toList();
    }

    /** All available languages. */
    public List<Locale> getAll() {
        return Languages.all();
    }

    /**
     * Path of a public page in this language, with the context root.
     *
     * @param page in the default language, below the context root: {@code /product/te-chai}
     */
    public String path(String page) {
        return request.getContextPath() + LanguageAddress.of(locale, page);
    }

    /** URL of a public page in this language, for search engines; {@code page} as in {@link #path}. */
    public String url(String page) {
        return urlIn(locale, page);
    }

    /** URL of a public page in a language, for search engines; {@code page} as in {@link #path}. */
    public String urlIn(Locale other, String page) {
        return settings.publicUrl()
                .resolve(LanguageAddress.of(other, page).substring(1))
                .toString();
    }

    /** URL of the same page in another language. */
    public String addressIn(Locale other) {
        boolean forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) != null;
        Object given =
                forwarded ? request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING) : request.getQueryString();
        String query = given == null || given.equals("") ? "" : "&" + given;
        return "?" + LanguageFilter.PARAMETER + "=" + other.toLanguageTag() + query;
    }

    /** A country's name in the language of the request; unchanged if it is no code of two letters, null for null. */
    public String countryName(String code) {
        return code == null || !code.matches("[A-Z]{2}")
                ? code
                : new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }

    /** A language's name in that language. */
    public String nameOf(Locale other) {
        String name = other.getDisplayLanguage(other);
        return name.substring(0, 1).toUpperCase(other) + name.substring(1);
    }
}
