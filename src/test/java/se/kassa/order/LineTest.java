package se.kassa.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import org.junit.jupiter.api.Test;

class LineTest {

    private static Line of(String description, int quantity, long unitAmount, long discount) {
        return new Line(Line.Kind.PRODUCT, "te", "Te", description, quantity, unitAmount, discount, 1200);
    }

    @Test
    void longDescriptionIsCutBetweenCharacters() {
        assertThat(of("å".repeat(128), 1, 1, 0).description()).hasSize(128);
        assertThat(of("å".repeat(129), 1, 1, 0).description()).hasSize(128).endsWith("å…");
        assertThat(of("a".repeat(126) + "🍵🍵", 1, 1, 0).description()).isEqualTo("a".repeat(126) + "…");
    }

    @Test
    void discountIsWithinTheLine() {
        assertThat(of(null, 2, 895, 1790).amount()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> of(null, 2, 895, 1791));
        assertThatIllegalArgumentException().isThrownBy(() -> of(null, 2, 895, -1));
    }

    @Test
    void revisionWithoutDescriptionIsRead() {
        Jsonb json = JsonbBuilder.create();
        Line line = json.fromJson(
                "{\"kind\":\"PRODUCT\",\"partNumber\":\"te\",\"name\":\"Te\",\"quantity\":2,"
                        + "\"unitAmount\":895,\"discountAmount\":0,\"vatRate\":1200}",
                Line.class);
        assertThat(line).isEqualTo(of(null, 2, 895, 0));
        assertThat(json.toJson(line)).contains("\"partNumber\":\"te\"").doesNotContain("sku");
        assertThat(json.fromJson(json.toJson(of("Grönt", 1, 2, 1)), Line.class)).isEqualTo(of("Grönt", 1, 2, 1));
    }
}
