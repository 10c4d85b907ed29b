/** The clock. */
package se.kassa.platform.time;
