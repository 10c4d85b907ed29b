/** Secrets that the shop makes, and how those that it gets are compared. */
package se.kassa.platform.security;
