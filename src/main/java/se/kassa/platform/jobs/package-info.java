/** Work that nobody waits for. */
package se.kassa.platform.jobs;
