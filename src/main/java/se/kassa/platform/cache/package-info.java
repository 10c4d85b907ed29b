/** In-memory cache of rarely changed database values. */
package se.kassa.platform.cache;
