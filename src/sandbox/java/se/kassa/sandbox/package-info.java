/** Ecster's stand-in: a web application of its own that knows nothing of the shop. */
package se.kassa.sandbox;
