/** The data source, the schema migration, and helpers for concurrent access. */
package se.kassa.platform.database;
