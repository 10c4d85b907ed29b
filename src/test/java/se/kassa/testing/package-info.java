/** Starts real servers and a real browser for the tests. */
package se.kassa.testing;
