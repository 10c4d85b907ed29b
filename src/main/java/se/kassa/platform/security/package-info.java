/** Random tokens and comparison of secrets. */
package se.kassa.platform.security;
