package se.kassa.catalogue;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import se.kassa.platform.i18n.Languages;

/** A category of products. */
@Entity
@Table(name = "category")
public class Category {

    @Id
    @Column(name = "code")
    private String code;

    @Column(name = "position")
    private int position;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "category_text", joinColumns = @JoinColumn(name = "code"))
    @MapKeyColumn(name = "language")
    @Column(name = "name")
    private Map<String, String> names = new HashMap<>();

    /** Raised by {@link se.kassa.platform.database.OptimisticVersions} alone. */
    @Column(name = "version", insertable = false, updatable = false)
    private int version;

    protected Category() {}

    /** @param names by language tag; must contain the default language */
    public Category(String code, int position, Map<String, String> names) {
        this.code = code;
        change(position, names);
    }

    /**
     * @param newPosition sort position among the categories, lowest first
     * @param newNames by language tag
     * @throws IllegalArgumentException if the default language is missing
     */
    public final void change(int newPosition, Map<String, String> newNames) {
        if (!newNames.containsKey(Languages.DEFAULT.getLanguage())) {
            throw new IllegalArgumentException("A name in the shop's own language is needed");
        }
        position = newPosition;
        names.keySet().retainAll(newNames.keySet());
        names.putAll(newNames);
    }

    public int getPosition() {
        return position;
    }

    /** By language tag. */
    public Map<String, String> getNames() {
        return Map.copyOf(names);
    }

    /** Raised by every edit; a form that shows the entity carries it. */
    public int getVersion() {
        return version;
    }

    public String getCode() {
        return code;
    }

    /** Name in the language, or in the default language if there is none. */
    public String name(Locale language) {
        return names.getOrDefault(language.getLanguage(), names.get(Languages.DEFAULT.getLanguage()));
    }
}
