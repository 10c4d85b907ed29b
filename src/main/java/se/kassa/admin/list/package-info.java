/** The order list: its URL parameters and its page. */
package se.kassa.admin.list;
