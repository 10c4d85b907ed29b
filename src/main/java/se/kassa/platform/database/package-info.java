/** The data source, its migration, and what is needed to work with a database that others use at the same moment. */
package se.kassa.platform.database;
