package se.kassa.platform.database;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/** Declares the shop's data source to the container, which pools it and makes it part of its transactions. */
@DataSourceDefinition(
        name = "java:app/jdbc/kassa",
        className = "se.kassa.platform.database.KassaDataSource",
        minPoolSize = 2,
        maxPoolSize = 32,
        properties = {"description=Kassa"})
@ApplicationScoped
public class DataSourceConfiguration {}
