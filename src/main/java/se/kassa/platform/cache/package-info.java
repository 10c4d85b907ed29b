/** Values of the database that every node keeps in memory for a moment. */
package se.kassa.platform.cache;
