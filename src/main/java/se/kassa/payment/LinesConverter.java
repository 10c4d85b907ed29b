package se.kassa.payment;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import se.kassa.order.Line;

/** Keeps the lines of a revision, which never change and are only read as a whole, in one column. */
@Converter
public class LinesConverter implements AttributeConverter<List<Line>, String> {

    private static final Jsonb JSON = JsonbBuilder.create();

    @Override
    public String convertToDatabaseColumn(List<Line> lines) {
        return JSON.toJson(lines.toArray(Line[]::new));
    }

    @Override
    public List<Line> convertToEntityAttribute(String json) {
        return List.of(JSON.fromJson(json, Line[].class));
    }
}
