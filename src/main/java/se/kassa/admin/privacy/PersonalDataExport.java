package se.kassa.admin.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.OutputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import se.kassa.order.privacy.PersonalDataFinder;

/** Exports the personal data of a data subject as JSON, streamed order by order. */
@ApplicationScoped
public class PersonalDataExport {

    /** Writes the export and leaves the stream open. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream stream);
    }

    private static final int BATCH = 50;

    @Inject
    private PersonalDataFinder finder;

    @Inject
    private Clock clock;

    Content of(String email) {
        return stream -> write(email, stream);
    }

    private void write(String email, OutputStream stream) {
        JsonGenerator json = Json.createGenerator(stream);
        json.writeStartObject()
                .write("email", email)
                .write("written", OffsetDateTime.now(clock).toString());
        json.writeStartArray("orders");
        List<Long> ids = finder.next(email, 0, BATCH);
        while (!ids.isEmpty()) {
            ids.forEach(id -> finder.write(id, json));
            ids = finder.next(email, ids.get(ids.size() - 1), BATCH);
        }
        json.writeEnd().writeEnd().flush();
    }
}
