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

/** A shelf of the shop. */
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

    protected Category() {}

    /** @param names by language tag; the shop's own language must be among them */
    public Category(String code, int position, Map<String, String> names) {
        this.code = code;
        this.position = position;
        this.names = new HashMap<>(names);
    }

    public String getCode() {
        return code;
    }

    /** Its name in the language, or in the shop's own where there is none. */
    public String name(Locale language) {
        return names.getOrDefault(language.getLanguage(), names.get(Languages.DEFAULT.getLanguage()));
    }
}
