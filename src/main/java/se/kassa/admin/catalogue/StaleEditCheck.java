package se.kassa.admin.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import se.kassa.platform.security.Tokens;
import se.kassa.platform.web.RequestParameters;

/**
 * Detects that somebody else has saved an object since a form showed it. The hidden field {@code shown} carries the
 * version and a digest of each field. After a conflict the form shows the user's input again, and the current values of
 * the fields that the user did not change.
 */
public final class StaleEditCheck {

    /** The hidden field's name. */
    static final String PARAMETER = "shown";

    private static final int UNKNOWN = -1;

    /** Characters of a digest: short enough for a form, and far too many for two values to share them by chance. */
    private static final int DIGEST = 16;

    /**
     * A field of the form.
     *
     * @param label what the page calls it
     */
    record Field<T>(String label, Supplier<T> get, Consumer<T> set) {

        Object value() {
            return get.get();
        }

        @SuppressWarnings("unchecked")
        void restore(Object value) {
            set.accept((T) value);
        }
    }

    /**
     * What somebody else changed.
     *
     * @param label of the field
     * @param present its value now; empty for none
     * @param typed whether the form has another value, which was typed
     */
    public record Change(String label, String present, boolean typed) {}

    private final List<Field<?>> fields;
    private String shown;
    private List<Change> changes = List.of();
    private boolean stale;

    StaleEditCheck(List<Field<?>> fields) {
        this.fields = List.copyOf(fields);
    }

    /** The form shows the present values; where it is being sent, what it showed is in the request. */
    void show(int version) {
        String sent = RequestParameters.parameter(PARAMETER);
        shown = sent == null ? write(version, digests()) : sent;
    }

    /** Whether the request sends a form that showed something that existed. */
    static boolean isSent() {
        return RequestParameters.parameter(PARAMETER) != null;
    }

    /** The version that the form showed. */
    int version() {
        String version = shown.split("\\.")[0];
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : UNKNOWN;
    }

    /**
     * Updates the fields to the stored values. Fields that the user changed keep their input.
     *
     * @param version the stored version
     * @param showPresent sets all fields to the stored values
     * @return whether a stored value differs from the one that the form showed; if not, the form can be saved
     */
    boolean mergeIfOutdated(int version, Runnable showPresent) {
        List<String> before = List.of(shown.split("\\.")).stream().skip(1).toList();
        List<Object> typed = values();
        List<String> typedDigests = digests();
        showPresent.run();
        List<Object> present = values();
        List<String> now = digests();
        shown = write(version, now);
        changes = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String was = i < before.size() ? before.get(i) : "";
            boolean changed = !typedDigests.get(i).equals(was);
            if (changed) {
                fields.get(i).restore(typed.get(i));
            }
            if (!now.get(i).equals(was) && !(changed && typedDigests.get(i).equals(now.get(i)))) {
                changes.add(new Change(fields.get(i).label(), text(present.get(i)), changed));
            }
        }
        stale = !now.equals(before);
        return stale;
    }

    private List<Object> values() {
        return fields.stream().map(Field::value).collect(Collectors.toCollection(ArrayList::new));
    }

    private List<String> digests() {
        return fields.stream()
                .map(field -> Tokens.sha256(text(field.value())).substring(0, DIGEST))
                .toList();
    }

    /** Browsers send other line ends than they got. */
    private static String text(Object value) {
        return Objects.toString(value, "").replace("\r\n", "\n");
    }

    private static String write(int version, List<String> digests) {
        return version + "." + String.join(".", digests);
    }

    /** Null on the form of something new. */
    public String getShown() {
        return shown;
    }

    /** Whether somebody else changed it meanwhile, so that nothing was saved. */
    public boolean isStale() {
        return stale;
    }

    public List<Change> getChanges() {
        return changes;
    }

    /** The fields that are there once for every language. */
    static List<Field<?>> of(TranslatedTexts texts, String nameLabel, String descriptionLabel) {
        List<Field<?>> fields = new ArrayList<>();
        texts.getLanguages().forEach(language -> {
            String tag = language.getLanguage();
            fields.add(new Field<>(
                    nameLabel + " (" + tag + ")", () -> texts.getNames().get(tag), name -> texts.getNames()
                            .put(tag, name)));
            fields.add(new Field<>(
                    descriptionLabel + " (" + tag + ")",
                    () -> texts.getDescriptions().get(tag),
                    description -> texts.getDescriptions().put(tag, description)));
        });
        return fields;
    }
}
