package se.kassa.platform.web;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import se.kassa.platform.i18n.LanguageAddress;

/**
 * Writes every address of a page as {@link PageAddress} has it: of forms, links and redirects. Faces would write them
 * with or without extension, as the current request has it, and knows no path parameters.
 */
public class PageAddressViewHandler extends ViewHandlerWrapper {

    public PageAddressViewHandler(ViewHandler wrapped) {
        super(wrapped);
    }

    /** A form posts to the page that it is on, with its path parameter. */
    @Override
    public String getActionURL(FacesContext context, String viewId) {
        String page = PageAddress.page(viewId);
        String name = PageAddress.parameter(page);
        boolean same = context.getViewRoot() != null
                && viewId.equals(context.getViewRoot().getViewId());
        String value = name == null || !same
                ? null
                : context.getExternalContext().getRequestParameterMap().get(name);
        return address(context, page, value);
    }

    @Override
    public String getBookmarkableURL(
            FacesContext context, String viewId, Map<String, List<String>> parameters, boolean includeViewParams) {
        return inLanguage(
                context,
                withPathParameter(
                        context,
                        viewId,
                        parameters,
                        UnaryOperator.identity(),
                        rest -> super.getBookmarkableURL(context, viewId, rest, includeViewParams)));
    }

    /** A link leads to the page in the language of the one that it is on. */
    private static String inLanguage(FacesContext context, String address) {
        String root = context.getExternalContext().getRequestContextPath();
        Locale language = context.getViewRoot().getLocale();
        return root + LanguageAddress.of(language, address.substring(root.length()));
    }

    /** Parameters of a redirect come encoded, as the outcome has them. */
    @Override
    public String getRedirectURL(
            FacesContext context, String viewId, Map<String, List<String>> parameters, boolean includeViewParams) {
        return withPathParameter(
                context,
                viewId,
                parameters,
                value -> URLDecoder.decode(value, StandardCharsets.UTF_8),
                rest -> super.getRedirectURL(context, viewId, rest, includeViewParams));
    }

    private interface UrlWriter {
        String write(Map<String, List<String>> parameters);
    }

    private String withPathParameter(
            FacesContext context,
            String viewId,
            Map<String, List<String>> parameters,
            UnaryOperator<String> decoder,
            UrlWriter writer) {
        String page = PageAddress.page(viewId);
        String name = PageAddress.parameter(page);
        List<String> values = name == null || parameters == null ? null : parameters.get(name);
        if (values == null || values.isEmpty()) {
            return writer.write(parameters);
        }
        Map<String, List<String>> rest = new HashMap<>(parameters);
        rest.remove(name);
        String own = getActionURL(context, viewId);
        String query = writer.write(rest).substring(own.length());
        String address = address(context, page, decoder.apply(values.get(0)));
        return address + (address.contains("?") ? query.replaceFirst("^\\?", "&") : query);
    }

    private static String address(FacesContext context, String page, String value) {
        return context.getExternalContext().getRequestContextPath() + PageAddress.of(page, value);
    }
}
