/**
 * Mail to shoppers and operators, sent through the outbox and the server's mail session. A feature of its own that hears
 * of orders as any extension does.
 */
package se.kassa.mail;
