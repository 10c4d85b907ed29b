package se.kassa.platform.cache;

/** The current transaction changes the cached value with this name. */
record CacheOutdated(String name) {}
