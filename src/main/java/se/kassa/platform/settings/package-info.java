/** The settings, read once from MicroProfile Config and checked as a whole at start-up. */
package se.kassa.platform.settings;
