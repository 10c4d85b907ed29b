package org.example.teahouse;

import se.kassa.order.OrderEvent;
import se.kassa.order.OrderEventListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Appends order events to a file; a real shop might send them to its stock system. An event may arrive twice, with the same
 * id.
 */
@ApplicationScoped
public class OrderJournal implements OrderEventListener {

    @Inject
    @ConfigProperty(name = "teahouse.journal", defaultValue = "data/journal.txt")
    private String file;

    @Override
    public String name() {
        return "tea-house-journal";
    }

    @Override
    public synchronized void onEvent(OrderEvent event) {
        try {
            Path journal = Path.of(file);
            if (isWritten(journal, event.id())) {
                return;
            }
            Files.writeString(
                    journal,
                    event.id() + " " + event.kind() + " " + event.amount() + " " + event.currency() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWritten(Path journal, String id) throws IOException {
        List<String> lines = Files.exists(journal) ? Files.readAllLines(journal) : List.of();
        return lines.stream().anyMatch(line -> line.startsWith(id + " "));
    }
}
