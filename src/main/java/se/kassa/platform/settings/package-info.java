/** Settings, read from MicroProfile Config and validated at start-up. */
package se.kassa.platform.settings;
