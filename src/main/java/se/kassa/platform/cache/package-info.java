/** What every node keeps in memory of the database, and how it hears that it has changed. */
package se.kassa.platform.cache;
