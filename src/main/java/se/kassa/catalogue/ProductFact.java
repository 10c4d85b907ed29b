package se.kassa.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A fact about a product, as stored. */
@Entity
@Table(name = "product_fact")
@IdClass(ProductFact.Key.class)
class ProductFact {

    /** Key: SKU, fact and language. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String sku;
        private ProductFactKind fact;
        private String language;

        public Key() {}

        Key(String sku, ProductFactKind.Key key) {
            this.sku = sku;
            this.fact = key.fact();
            this.language = key.language();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && Objects.equals(sku, that.sku)
                    && fact == that.fact
                    && Objects.equals(language, that.language);
        }

        @Override
        public int hashCode() {
            return Objects.hash(sku, fact, language);
        }
    }

    @Id
    @Column(name = "sku")
    private String sku;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "fact")
    private ProductFactKind fact;

    @Id
    @Column(name = "language")
    private String language;

    @Column(name = "text")
    private String text;

    protected ProductFact() {}

    ProductFact(String sku, ProductFactKind.Key key, String text) {
        this.sku = sku;
        this.fact = key.fact();
        this.language = key.language();
        this.text = text;
    }

    void setText(String newText) {
        text = newText;
    }

    String getSku() {
        return sku;
    }

    ProductFactKind.Key getKey() {
        return new ProductFactKind.Key(fact, language);
    }

    String getText() {
        return text;
    }
}
