package se.kassa.platform.database;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Declares the shop's data source to the container, so that it takes part in transactions. The container pools lazy
 * proxies, more than any node has threads; the number of real connections is a setting.
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
        DatabaseConnections.close();
    }
}
