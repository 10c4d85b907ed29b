package se.kassa.catalogue;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import se.kassa.platform.settings.Settings;
import se.kassa.platform.web.PageAddress;
import se.kassa.platform.web.RequestParameters;

/** Serves the list of public pages for search engines, at most as many as the format allows. */
@WebServlet("/sitemap.xml")
public class SitemapServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final int MAX_ADDRESSES = 50_000;
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    @Inject
    private transient Catalogue catalogue;

    @Inject
    private transient Settings settings;

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
            for (String address : addresses().limit(MAX_ADDRESSES).toList()) {
                xml.writeStartElement("url");
                xml.writeStartElement("loc");
                xml.writeCharacters(settings.publicUrl().resolve(address).toString());
                xml.writeEndElement();
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new ServletException(e);
        }
    }

    /** Relative to the shop's address. */
    private Stream<String> addresses() {
        return Stream.of(
                        Stream.of("", "terms"),
                        catalogue.categories().stream()
                                .map(category -> "?category=" + RequestParameters.encoded(category.getCode())),
                        catalogue.all().stream().map(product -> PageAddress.of("/product", product.getSku())
                                .substring(1)))
                .flatMap(each -> each);
    }
}
