package se.kassa.catalogue;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import se.kassa.platform.i18n.LanguageAddress;
import se.kassa.platform.i18n.Languages;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.platform.web.PageAddress;
import se.kassa.platform.web.RequestParameters;

/** Serves the list of public pages in each language for search engines, at most as many as the format allows. */
@WebServlet("/sitemap.xml")
public class SitemapServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final int MAX_ADDRESSES = 50_000;
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    @Inject
    private transient Catalogue catalogue;

    @Inject
    private transient ShopSettings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setContentType("application/xml");
        response.setHeader("Cache-Control", "public, max-age=3600");
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory()
                    .createXMLStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("urlset");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeNamespace("xhtml", XHTML);
            List<Locale> languages = Languages.all();
            for (String page : pages().limit(MAX_ADDRESSES / languages.size()).toList()) {
                for (Locale language : languages) {
                    write(xml, page, language, languages);
                }
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new ServletException(e);
        }
    }

    /** Writes the address of a page in one language, with those in all languages. */
    private void write(XMLStreamWriter xml, String page, Locale language, List<Locale> languages)
            throws XMLStreamException {
        xml.writeStartElement("url");
        xml.writeStartElement("loc");
        xml.writeCharacters(address(page, language));
        xml.writeEndElement();
        for (Locale other : languages) {
            xml.writeEmptyElement("xhtml", "link", XHTML);
            xml.writeAttribute("rel", "alternate");
            xml.writeAttribute("hreflang", other.toLanguageTag());
            xml.writeAttribute("href", address(page, other));
        }
        xml.writeEndElement();
    }

    private String address(String page, Locale language) {
        return settings.publicUrl()
                .resolve(LanguageAddress.of(language, page).substring(1))
                .toString();
    }

    /** In the default language, below the context root. */
    private Stream<String> pages() {
        return Stream.of(
                        Stream.of("/", "/terms"),
                        catalogue.categories().stream()
                                .map(category -> "/?category=" + RequestParameters.encoded(category.getCode())),
                        catalogue.all().stream().map(product -> PageAddress.of("/product", product.getSku())))
                .flatMap(each -> each);
    }
}
