package se.kassa.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** What nobody in their senses would send, chosen by chance. */
public final class FuzzInputs {

    /** Must never come back as it is. */
    public static final String MARKUP = "<script>alert(7)</script>";

    private static final int LONG = 9_000;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-1",
            "1e9",
            "99999999999999999999",
            "NaN",
            "null",
            "true",
            MARKUP,
            "\"'><img src=x onerror=alert(7)>",
            "' or '1'='1",
            "'; drop table orders; --",
            "%",
            "_",
            "../../../../etc/passwd",
            "..%2f..%2fWEB-INF/web.xml",
            "//evil.invalid/",
            "javascript:alert(7)",
            "#{request.contextPath}",
            "${7*7}",
            "{{7*7}}",
            "=cmd|' /C calc'!A0",
            "\u0000",
            "a\u0000b",
            "a\r\nSet-Cookie: x=y",
            "\u202e\u200f\ufeff",
            "\ud83c\udf75\ud83c\udf75",
            "\ud800",
            "\u0130\u0131\u00df",
            "2026-02-30",
            "9999999-99-99",
            "x".repeat(LONG),
            "9".repeat(400));

    private final Random random;

    public FuzzInputs(Random random) {
        this.random = random;
    }

    public <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Once in eight times. */
    public boolean seldom() {
        return random.nextInt(8) == 0;
    }

    public String text() {
        return random.nextBoolean() ? oneOf(TEXTS) : oneOf(TEXTS) + (char) random.nextInt(0xD800) + oneOf(TEXTS);
    }

    /** As it may stand in an address. */
    public String encoded() {
        return URLEncoder.encode(text(), StandardCharsets.UTF_8);
    }

    /** As it may stand in a header. */
    public String visible() {
        String visible = text().chars()
                .filter(sign -> sign > ' ' && sign < 127)
                .limit(500)
                .mapToObj(sign -> Character.toString(sign))
                .collect(Collectors.joining());
        return visible.isEmpty() ? "-" : visible;
    }

    /** A text with something cut, doubled, put in or changed in some places. */
    public String spoil(String text) {
        StringBuilder spoilt = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0 && spoilt.length() > 0; i--) {
            int place = random.nextInt(spoilt.length());
            switch (random.nextInt(5)) {
                case 0 -> spoilt.delete(place, Math.min(spoilt.length(), place + random.nextInt(20)));
                case 1 -> spoilt.insert(place, text());
                case 2 -> spoilt.setCharAt(place, (char) random.nextInt(0xD800));
                case 3 -> spoilt.insert(place, spoilt.substring(place));
                default -> spoilt.insert(place, "[{".repeat(random.nextInt(200)));
            }
        }
        return spoilt.toString();
    }
}
