/** The console. */
package se.kassa.sandbox.console;
