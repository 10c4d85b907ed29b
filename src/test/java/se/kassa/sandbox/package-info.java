/** The sandbox held to Ecster's contract, from outside. */
package se.kassa.sandbox;
