/** A JAX-RS client for calls to other systems that repeats none. */
package se.kassa.platform.http;
