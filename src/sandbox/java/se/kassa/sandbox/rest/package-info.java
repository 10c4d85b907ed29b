/** Ecster's REST API, and the sandbox's own remote control. */
package se.kassa.sandbox.rest;
