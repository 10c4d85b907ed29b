package se.kassa.catalogue;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import se.kassa.platform.i18n.Languages;

/** A further picture of a product. */
@Entity
@Table(name = "gallery_picture")
public class GalleryPicture {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "gallery_picture_seq")
    @SequenceGenerator(name = "gallery_picture_seq", sequenceName = "gallery_picture_seq", allocationSize = 50)
    private Long id;

    @Column(name = "sku", updatable = false)
    private String sku;

    @Column(name = "position")
    private int position;

    @Column(name = "picture", updatable = false)
    private String picture;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "gallery_picture_text", joinColumns = @JoinColumn(name = "picture_id"))
    @MapKeyColumn(name = "language")
    @Column(name = "text")
    private Map<String, String> texts = new HashMap<>();

    protected GalleryPicture() {}

    GalleryPicture(String sku, int position, String picture, Map<String, String> texts) {
        this.sku = sku;
        this.position = position;
        this.picture = picture;
        setTexts(texts);
    }

    /** @param newTexts alternative texts by language tag; an empty one removes a text, a missing one keeps it */
    final void setTexts(Map<String, String> newTexts) {
        newTexts.forEach((language, text) -> {
            if (text.isEmpty()) {
                texts.remove(language);
            } else {
                texts.put(language, text);
            }
        });
    }

    void setPosition(int newPosition) {
        position = newPosition;
    }

    public Long getId() {
        return id;
    }

    String getSku() {
        return sku;
    }

    int getPosition() {
        return position;
    }

    /** Name of the uploaded picture. */
    public String getPicture() {
        return picture;
    }

    /** Alternative texts by language tag. */
    public Map<String, String> getTexts() {
        return Map.copyOf(texts);
    }

    /** Alternative texts in these languages, by language tag; empty where there is none. */
    Map<String, String> getTexts(Set<String> languages) {
        return languages.stream()
                .collect(Collectors.toMap(language -> language, language -> texts.getOrDefault(language, "")));
    }

    /** Alternative text in the language, or in the default language; empty if there is none. */
    public String text(Locale language) {
        return texts.getOrDefault(language.getLanguage(), texts.getOrDefault(Languages.DEFAULT.getLanguage(), ""));
    }
}
