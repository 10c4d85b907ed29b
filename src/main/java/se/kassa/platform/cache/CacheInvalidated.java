package se.kassa.platform.cache;

/** Event: the current transaction changes the cached value with this name. */
record CacheInvalidated(String name) {}
