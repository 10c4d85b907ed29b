package se.kassa.testing;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A form that is posted, as it stands in a page.
 *
 * @param action the address that a browser sends the form to; empty for that of the page
 * @param fields what a browser would send, without the buttons
 * @param buttons the names of its buttons
 * @param multipart whether it may carry files
 */
public record HtmlForm(String id, String action, Map<String, String> fields, List<String> buttons, boolean multipart) {

    private static final Pattern FORM = Pattern.compile("(?s)<form ([^>]*)>(.*?)</form>");
    private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
    private static final Pattern SELECT = Pattern.compile("(?s)<select([^>]*)>(.*?)</select>");
    private static final Pattern TEXT_AREA = Pattern.compile("(?s)<textarea([^>]*)>(.*?)</textarea>");
    private static final Pattern OPTION = Pattern.compile("<option[^>]*>");
    private static final String BOUNDARY = "form-of-a-test";

    /** Every form of the page that is posted. */
    public static List<HtmlForm> in(String html) {
        return FORM.matcher(html)
                .results()
                .filter(form -> "post".equals(attribute(form.group(1), "method")))
                .map(form -> read(form.group(1), form.group(2)))
                .toList();
    }

    private static HtmlForm read(String tag, String content) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> buttons = new ArrayList<>();
        INPUT.matcher(content).results().map(input -> input.group()).forEach(input -> {
            String name = attribute(input, "name");
            switch (attribute(input, "type")) {
                case "submit" -> buttons.add(name);
                case "file" -> {}
                case "checkbox", "radio" -> {
                    if (input.contains("checked")) {
                        fields.put(name, input.contains(" value=") ? attribute(input, "value") : "on");
                    }
                }
                default -> fields.put(name, attribute(input, "value"));
            }
        });
        SELECT.matcher(content)
                .results()
                .forEach(select -> fields.put(attribute(select.group(1), "name"), chosen(select.group(2))));
        TEXT_AREA
                .matcher(content)
                .results()
                .forEach(area -> fields.put(attribute(area.group(1), "name"), area.group(2)));
        return new HtmlForm(
                attribute(tag, "id"),
                attribute(tag, "action"),
                fields,
                buttons,
                attribute(tag, "enctype").startsWith("multipart"));
    }

    private static String chosen(String options) {
        List<String> all =
                OPTION.matcher(options).results().map(option -> option.group()).toList();
        return all.stream()
                .filter(option -> option.contains("selected"))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(option -> attribute(option, "value"))
                .orElse("");
    }

    static String attribute(String tag, String name) {
        Matcher value = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? value.group(1).replace("&quot;", "\"").replace("&amp;", "&") : "";
    }

    /** With some fields filled in otherwise, or added. */
    public HtmlForm with(Map<String, String> other) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putAll(other);
        return new HtmlForm(id, action, all, buttons, multipart);
    }

    /** The request that a browser makes when a button is pressed. */
    public HttpRequest.Builder post(URI page, String button) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putIfAbsent(button, "x");
        return HttpRequest.newBuilder(page)
                .header(
                        "Content-Type",
                        multipart ? "multipart/form-data; boundary=" + BOUNDARY : "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(multipart ? parts(all) : encoded(all)));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String parts(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                        + "\"\r\n\r\n" + field.getValue() + "\r\n")
                .collect(Collectors.joining("", "", "--" + BOUNDARY + "--\r\n"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
