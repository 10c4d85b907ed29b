package se.kassa.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every page that there is, from the source: a new one is never forgotten. */
public final class PageSources {

    private static final Path PAGES = Path.of("src/main/webapp");

    /** How a page is opened that wants to know about what; {@code N} stands for the number of an order that is paid. */
    private static final Map<String, String> ADDRESSES = Map.ofEntries(
            Map.entry("product", "/te-chai"),
            Map.entry("order", "/T"),
            Map.entry("document", "?order=T"),
            Map.entry("admin/action", "?number=N&do=CAPTURE&confirm=yes"),
            Map.entry("admin/bulk", "?number=N&do=refresh"),
            Map.entry("admin/document", "?number=N"),
            Map.entry("admin/customer", "?number=N"),
            Map.entry("admin/gallery", "?sku=te-chai"),
            Map.entry("admin/order", "/N"),
            Map.entry("admin/packing", "?number=N"),
            Map.entry("admin/print", "?number=N"),
            Map.entry("admin/product", "?sku=te-chai"));

    private PageSources() {}

    /** Pages of the shop, {@code index} and so on. */
    public static List<String> ofTheShop() {
        return in(PAGES);
    }

    /** Pages of the order admin, {@code admin/index} and so on. */
    public static List<String> ofAdmin() {
        return in(PAGES.resolve("admin"));
    }

    /** Error pages, {@code 404.html} and so on. */
    public static List<Path> ofErrors() {
        try (Stream<Path> files = Files.list(PAGES.resolve("WEB-INF/errorpages"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param number of an order that is paid; @param token of its receipt */
    public static String address(String page, String number, String token) {
        return page.replaceFirst("index$", "")
                + ADDRESSES.getOrDefault(page, "").replace("N", number).replaceFirst("(?<=[/=])T$", token);
    }

    private static List<String> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xhtml"))
                    .map(file -> PAGES.relativize(file).toString().replaceFirst("\\.xhtml$", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
