/** Sends HTTP requests to other systems, and repeats none. */
package se.kassa.platform.http;
