package se.kassa.floor;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Takes a notification: parses the JSON and commits one row. */
@Path("notifications")
@ApplicationScoped
public class NotificationFloor {

    @Resource(lookup = "java:app/jdbc/floor")
    private DataSource dataSource;

    @POST
    public Response receive(InputStream body) throws SQLException {
        try (JsonReader reader = Json.createReader(body);
                Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into received (provider_order_id, body) values (?, ?)")) {
            JsonObject notification = reader.readObject();
            insert.setString(1, notification.getString("orderId"));
            insert.setString(2, notification.toString());
            insert.executeUpdate();
        }
        return Response.ok("OK").build();
    }
}
