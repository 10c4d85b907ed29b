/** The admin pages for staff and viewers: login, the order list, and everything about one order. */
package se.kassa.admin;
