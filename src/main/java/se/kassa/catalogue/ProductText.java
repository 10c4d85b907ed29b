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

    /** Whether a word of the text begins with this normalized word. */
    boolean hasWord(String word) {
        return SearchText.begins(searchText, word);
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
