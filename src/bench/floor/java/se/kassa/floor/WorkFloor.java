package se.kassa.floor;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Works so many notifications off: for each one question over HTTP and one committed update. */
@Path("work")
@ApplicationScoped
public class WorkFloor {

    @Resource(lookup = "java:app/jdbc/floor")
    private DataSource dataSource;

    @Resource
    private ManagedExecutorService executor;

    /**
     * @param from the first id of the rows to work on
     * @param howMany how many rows
     * @param workers how many work at the same time
     * @param question the address to ask
     * @return the milliseconds that it took
     */
    @POST
    public long work(
            @QueryParam("from") int from,
            @QueryParam("howMany") int howMany,
            @QueryParam("workers") int workers,
            @QueryParam("question") String question)
            throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger(from);
        long begun = System.nanoTime();
        Client client = ClientBuilder.newClient();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            running.add(executor.submit(() -> workUntil(client, question, next, from + howMany)));
        }
        for (Future<?> worker : running) {
            worker.get();
        }
        client.close();
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private Void workUntil(Client client, String question, AtomicInteger next, int end) throws SQLException {
        for (int id = next.getAndIncrement(); id < end; id = next.getAndIncrement()) {
            String answer = client.target(question).request().get(String.class);
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement update =
                            connection.prepareStatement("update worked set answer = ?, done = true where id = ?")) {
                update.setString(1, answer);
                update.setInt(2, id);
                update.executeUpdate();
            }
        }
        return null;
    }
}
