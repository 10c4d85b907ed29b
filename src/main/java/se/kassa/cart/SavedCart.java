package se.kassa.cart;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** A cart in the database, by the digest of the token that its browser has. Names nobody. */
@Entity
@Table(name = "saved_cart")
public class SavedCart {

    @Id
    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "order_token")
    private String orderToken;

    /** A JSON object: quantities by SKU, in the order of adding. */
    @Column(name = "quantities")
    private String quantities;

    @Column(name = "revision")
    private long revision;

    @Column(name = "used_at")
    private OffsetDateTime usedAt;

    protected SavedCart() {}

    SavedCart(String tokenHash) {
        this.tokenHash = tokenHash;
    }

    void write(CartContent content, long newRevision, OffsetDateTime now) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        content.quantities().forEach(object::add);
        orderToken = content.token();
        quantities = object.build().toString();
        revision = newRevision;
        usedAt = now;
    }

    void use(OffsetDateTime now) {
        usedAt = now;
    }

    CartContent content() {
        Map<String, Integer> read = new LinkedHashMap<>();
        try (JsonReader reader = Json.createReader(new StringReader(quantities))) {
            JsonObject object = reader.readObject();
            object.forEach((sku, quantity) -> read.put(sku, ((JsonNumber) quantity).intValueExact()));
        }
        return new CartContent(orderToken, read);
    }

    long revision() {
        return revision;
    }
}
