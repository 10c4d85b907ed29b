/** The clock, which tests may turn. */
package se.kassa.platform.time;
