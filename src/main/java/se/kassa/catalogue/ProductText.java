package se.kassa.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;

/** Name and description of a product in one language. */
@Embeddable
public class ProductText implements Serializable {

    private static final long serialVersionUID = 1L;

    @Column(name = "name")
    private String name;

    @Column(name = "description")
    private String description;

    @Column(name = "search_text")
    private String searchText;

    private transient String searchName;

    protected ProductText() {}

    public ProductText(String name, String description) {
        this.name = name;
        this.description = description;
        this.searchText = SearchText.normalize(name + " " + description);
    }

    public String getName() {
        return name;
    }

    public String getDescription() {
        return description;
    }

    /** The name, normalized for search. */
    String searchName() {
        if (searchName == null) {
            searchName = SearchText.normalize(name);
        }
        return searchName;
    }

    /** Whether a word of the name or the description matches. */
    boolean matches(SearchWord word) {
        return word.isIn(searchText);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProductText text
                && Objects.equals(name, text.name)
                && Objects.equals(description, text.description);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, description);
    }
}
