package se.kassa.shipping;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;

/** Name and description of a shipping method in one language. */
@Embeddable
public class ShippingMethodText implements Serializable {

    private static final long serialVersionUID = 1L;

    @Column(name = "name")
    private String name;

    @Column(name = "description")
    private String description;

    protected ShippingMethodText() {}

    /** @param description null for none */
    public ShippingMethodText(String name, String description) {
        this.name = name;
        this.description = description;
    }

    public String getName() {
        return name;
    }

    public String getDescription() {
        return description;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShippingMethodText text
                && Objects.equals(name, text.name)
                && Objects.equals(description, text.description);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, description);
    }
}
