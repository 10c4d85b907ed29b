package se.kassa.platform.database;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Declares the shop's data source to the container, which makes it part of its transactions. The sizes are those of the
 * container's pool of envelopes, more than any node has threads; how many real connections there are is a setting.
 */
@DataSourceDefinition(
        name = "java:app/jdbc/kassa",
        className = "se.kassa.platform.database.KassaDataSource",
        minPoolSize = 2,
        maxPoolSize = 1000,
        properties = {"description=Kassa"})
@WebListener
public class DataSourceConfiguration implements ServletContextListener {

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        ConnectionProvider.close();
    }
}
