package se.kassa.platform.cache;

/** The transaction that is under way changes what is kept in memory under this name. */
record CacheOutdated(String name) {}
