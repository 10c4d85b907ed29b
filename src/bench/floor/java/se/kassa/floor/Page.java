package se.kassa.floor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What the shop's template and a constant table want to know, without asking anybody. */
@ApplicationScoped
public class Page {

    /** A row of the table. */
    public record Row(String name, String price) {}

    private static final List<Row> ROWS = IntStream.range(0, 30)
            .mapToObj(i -> new Row("Product " + i, i + ",00 kr"))
            .toList();

    /** The constant table. */
    @Named("floor")
    @ApplicationScoped
    public static class Table {

        public List<Row> getRows() {
            return ROWS;
        }
    }

    /** Always Swedish. */
    @Named("language")
    @ApplicationScoped
    public static class Language {

        public Locale getLocale() {
            return Locale.forLanguageTag("sv");
        }

        public String getCode() {
            return "sv";
        }

        public String path(String page) {
            return page;
        }

        public List<Locale> getOthers() {
            return List.of(Locale.ENGLISH);
        }

        public String addressIn(Locale other) {
            return "?language=" + other.toLanguageTag();
        }

        public String nameOf(Locale other) {
            return "English";
        }
    }

    /** Never empty, never filled. */
    @Named("cart")
    @ApplicationScoped
    public static class Basket {

        public int getCount() {
            return 0;
        }
    }

    /** Always shown. */
    @Named("testMode")
    @ApplicationScoped
    public static class Rehearsal {

        public boolean isShown() {
            return true;
        }
    }
}
